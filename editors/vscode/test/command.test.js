// The program that serves the editor, and the manifest. Runs with `node --test`, without an editor.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { test } = require("node:test");
const { program } = require("../dist/command.js");

const nothing = () => false;

test("the setting comes first, with the folder of the workspace filled in", () => {
  const found = program({ setting: "${workspaceFolder}/bin/s", folders: ["/w"], platform: "linux", exists: () => true });
  assert.deepEqual(found, { command: "/w/bin/s", args: ["lsp"] });
});

test("then an environment in any folder of the workspace", () => {
  const exists = (file) => file === "/b/.venv/bin/stylelint";
  assert.equal(program({ setting: "", folders: ["/a", "/b"], platform: "darwin", exists }).command, "/b/.venv/bin/stylelint");
});

test("of Windows too", () => {
  const exists = (file) => file === "C:\\w\\venv\\Scripts\\stylelint-zh.exe";
  const found = program({ setting: "", folders: ["C:\\w"], platform: "win32", exists });
  assert.equal(found.command, "C:\\w\\venv\\Scripts\\stylelint-zh.exe");
});

test("else the name that no other tool has", () => {
  assert.equal(program({ setting: "", folders: ["/w"], platform: "linux", exists: nothing }).command, "stylelint-zh");
});

test("the manifest declares what the code uses", () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  const code = readFileSync(join(__dirname, "../src/extension.ts"), "utf8");
  const commands = manifest.contributes.commands.map((one) => one.command);
  assert.deepEqual(commands, ["stylelint-zh.restart", "stylelint-zh.showOutput"]);
  for (const [, key] of code.matchAll(/settings\.get<string>\("([\w.]+)"/g)) {
    assert.ok(manifest.contributes.configuration.properties[`stylelint-zh.${key}`], key);
  }
});
