"""Names in the parts of a Word document, as lxml spells them."""

from __future__ import annotations

W_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14_SPACE = "http://schemas.microsoft.com/office/word/2010/wordml"
W15_SPACE = "http://schemas.microsoft.com/office/word/2012/wordml"
MC_SPACE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

W, W14, W15 = f"{{{W_SPACE}}}", f"{{{W14_SPACE}}}", f"{{{W15_SPACE}}}"
TYPES, LINKS = f"{{{TYPES_SPACE}}}", f"{{{LINKS_SPACE}}}"

P, R, T, RPR, PPR = f"{W}p", f"{W}r", f"{W}t", f"{W}rPr", f"{W}pPr"
INS, MOVE_TO = f"{W}ins", f"{W}moveTo"
SDT, SDT_PR = f"{W}sdt", f"{W}sdtPr"
ID = f"{W}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
