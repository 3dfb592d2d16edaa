"""`stylelint lsp`: serve an editor over standard input and output."""

from __future__ import annotations

import argparse
import os

from . import Context

NAME = "lsp"
HELP = ("编辑器的语言服务（标准输入输出）", "the language server for editors, over stdin and stdout")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments; editors give some that mean nothing here."""
    unused = context.say("不起作用，有的编辑器会带上", "does nothing; some editors add it")
    parser.add_argument("--stdio", action="store_true", help=unused)


def run(args: argparse.Namespace, context: Context) -> int:
    """Serve until the editor ends it. Exit 2 where the server is not installed."""
    try:
        from ..lsp.server import make
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        zh = "没有安装语言服务：pip install 'stylelint[lsp]'"
        return context.fail(zh, "the language server is not installed: pip install 'stylelint[lsp]'")
    with os.fdopen(os.dup(1), "wb") as out:  # the server closes it in the end
        os.dup2(2, 1)  # what anything else prints must not come between the messages
        try:
            (server := make(args.lang)).start_io(stdout=out)
        except SystemExit as end:
            return int(end.code or 0)
    return int(server.left and not server.ended)  # the protocol has 1 for an end that was not announced
