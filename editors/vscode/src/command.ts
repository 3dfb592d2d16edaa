/** Which program serves the editor. No import of `vscode`, so that it can be tested by itself. */

import * as path from "node:path";

export interface Program {
  command: string;
  args: string[];
}

export interface Surroundings {
  /** What the settings say; empty where they say nothing. */
  setting: string;
  /** Folders of the workspace, in order. */
  folders: string[];
  platform: NodeJS.Platform;
  exists: (file: string) => boolean;
}

const NAMES = ["stylelint-zh", "stylelint"];

/**
 * The command of the settings, else that of a virtual environment in the workspace, else the one on the path.
 *
 * On the path only `stylelint-zh` is looked for: `stylelint` may be the CSS linter.
 */
export function program({ setting, folders, platform, exists }: Surroundings): Program {
  const args = ["lsp"];
  const windows = platform === "win32";
  if (setting) {
    return { command: expanded(setting, folders[0]), args };
  }
  for (const folder of folders) {
    for (const environment of [".venv", "venv"]) {
      for (const name of NAMES) {
        const join = windows ? path.win32.join : path.posix.join;
        const file = join(folder, environment, windows ? "Scripts" : "bin", windows ? `${name}.exe` : name);
        if (exists(file)) {
          return { command: file, args };
        }
      }
    }
  }
  return { command: "stylelint-zh", args };
}

function expanded(setting: string, folder: string | undefined): string {
  return folder ? setting.replaceAll("${workspaceFolder}", folder) : setting;
}
