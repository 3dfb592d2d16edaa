"""Why the system refused something, in Chinese and English."""

from __future__ import annotations

import errno

_KNOWN = {
    errno.ENOENT: "找不到这个文件或目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "那里只能读，不能写",
    errno.ENOSPC: "磁盘满了",
    errno.EISDIR: "这是目录，不是文件",
    errno.ENOTDIR: "路径中间有一段不是目录",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘出错",
    errno.EBUSY: "正被别的程序占用",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> tuple[str, str]:
    """Return why the system refused something: (zh, en); what has no words here is told as the system does."""
    said = error.strerror or str(error)
    return _KNOWN.get(error.errno or 0, said), said
