/** Starts `stylelint lsp` and connects it with the editor; all else is the server's work. */

import { existsSync } from "node:fs";
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, Trace } from "vscode-languageclient/node";
import { program } from "./command";

const ID = "stylelint-zh";
const HELP = "查看怎样安装 (How to install)";
const MANUAL = "stylelint-zh: pip install 'stylelint[lsp]'";

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;

/** What goes wrong is logged; what the user can do about it is said once, by `explain`. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("stylelint 中文文稿", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand(`${ID}.restart`, restart),
    vscode.commands.registerCommand(`${ID}.showOutput`, () => log.show()),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration(ID)) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined);
  client = undefined;
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration(ID);
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const setting = settings.get<string>("path", "").trim();
  const server = program({ setting, folders, platform: process.platform, exists: existsSync });
  const lang = settings.get<string>("lang", "");
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "markdown" },
      { language: "plaintext" },
      { language: "yaml", scheme: "file" },
    ],
    outputChannel: log,
    initializationOptions: lang ? { lang } : {},
  };
  log.info(`${server.command} ${server.args.join(" ")}`);
  client = new QuietClient(ID, "stylelint 中文文稿", { ...server, options: { cwd: folders[0] } }, options);
  try {
    await client.start();
    await client.setTrace(Trace.fromString(settings.get<string>("trace.server", "off")));
  } catch (error) {
    log.error(String(error));
    await explain(server.command);
  }
}

async function explain(command: string): Promise<void> {
  const said = `启动不了 ${command}：请先安装 stylelint[lsp]，或在设置 stylelint-zh.path 里写明位置。`;
  const chosen = await vscode.window.showErrorMessage(said, HELP);
  if (chosen === HELP) {
    log.info(MANUAL);
    log.show();
  }
}
