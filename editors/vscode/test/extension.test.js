// The bundle with an editor that is only pretended: it starts a real server where STYLELINT names one.
const assert = require("node:assert/strict");
const Module = require("node:module");
const { test } = require("node:test");

const commands = new Map();
const messages = [];
const lines = [];
const nothing = { dispose() {} };
const anything = () =>
  new Proxy(function () {}, {
    get: (made, key) => (key === "then" ? undefined : key === "prototype" ? made.prototype : anything()),
    apply: () => nothing,
    construct: (made, args, target) => Reflect.construct(function () {}, [], target),
  });

class EventEmitter {
  event = () => nothing;
  fire() {}
  dispose() {}
}

/** What is known of it, and for all else something that can be called, made and asked for more. */
const pretended = (known) => new Proxy(known, { get: (of, key) => of[key] ?? anything() });

const output = { info: (s) => lines.push(s), error: (s) => lines.push(s), show() {}, append() {}, appendLine() {}, dispose() {} };
const vscode = pretended({
  version: "1.90.0",
  EventEmitter,
  commands: pretended({ registerCommand: (name, act) => (commands.set(name, act), nothing) }),
  window: pretended({
    visibleTextEditors: [],
    createOutputChannel: () => output,
    showErrorMessage: async (said) => void messages.push(said),
  }),
  workspace: pretended({
    workspaceFolders: [],
    textDocuments: [],
    notebookDocuments: [],
    getConfiguration: () => ({ get: (key, other) => (key === "path" ? "/nowhere/stylelint-zh" : other) }),
    onDidChangeConfiguration: () => nothing,
  }),
});

test("a server that is not there is explained in one sentence", async () => {
  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
  const extension = require("../dist/extension.js");
  await extension.activate({ subscriptions: [] });
  assert.deepEqual([...commands.keys()], ["stylelint-zh.restart", "stylelint-zh.showOutput"]);
  assert.equal(lines[0], "/nowhere/stylelint-zh lsp");
  assert.equal(messages.length, 1);
  assert.match(messages[0], /stylelint\[lsp\]/);
});
