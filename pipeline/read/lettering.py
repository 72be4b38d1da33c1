"""How the text at hand is set: bold, big, linked."""

from dataclasses import dataclass, field
from typing import Final

from pipeline.read.attributes import Attributes, attribute, font_size, is_bold
from pipeline.read.folding import NORMAL_SIZE, Setting

_NOTHING_YET: Final = 99


@dataclass(slots=True)
class Lettering:
    """The type at hand, and the measures of the block that is being read.

    `special`: the type is not plain, so text must be weighed. `normal`: characters in plain type. `plain`: some of the block is not bold.
    `smallest`: its smallest font size. `linked`, `unlinked`: characters in and out of links.
    """

    bold: int = 0
    in_link: bool = False
    size: int = NORMAL_SIZE
    sizes: list[int] = field(default_factory=list)
    spans: list[bool] = field(default_factory=list)
    special: bool = False
    normal: int = 0
    weighed: bool = False
    plain: bool = False
    smallest: int = _NOTHING_YET
    linked: int = 0
    unlinked: int = 0

    def weigh(self, text: str) -> None:
        """Account for a piece of text in type that is not plain."""
        self.weighed = True
        if not self.bold:
            self.plain = True
        self.smallest = min(self.smallest, self.size)
        if self.in_link:
            self.linked += len(text)
        else:
            self.unlinked += len(text.strip())

    @property
    def all_bold(self) -> bool:
        """Whether all text of the block so far is bold."""
        return self.weighed and not self.plain and not self.normal

    def setting(self, emphatic: bool) -> Setting | None:
        """How the block was set; None when it was plain."""
        if not self.weighed:
            return Setting(False, NORMAL_SIZE, 0, self.normal, emphatic) if emphatic else None
        smallest = min(self.smallest, NORMAL_SIZE) if self.normal else self.smallest
        return Setting(self.all_bold, smallest, self.linked, self.unlinked + self.normal, emphatic)

    def clear(self) -> None:
        """A new block begins."""
        self.weighed = self.plain = False
        self.smallest = _NOTHING_YET
        self.normal = self.linked = self.unlinked = 0

    def start(self, tag: str, attributes: Attributes) -> None:
        """`<b>`, `<font>`, `<span>`, `<a>` and their like begin."""
        if tag in ("b", "strong"):
            self.bold += 1
        elif tag == "a":
            self.in_link = attribute(attributes, "href") is not None
        elif tag == "span":
            bold = bool(attributes) and is_bold(attributes)
            self.spans.append(bold)
            self.bold += bold
        else:
            self.size = font_size(attributes, self.size) if tag == "font" else self.size + (1 if tag == "big" else -1)
            self.sizes.append(self.size)
        self._tell()

    def end(self, tag: str) -> None:
        """They end; an end tag without a start is ignored."""
        if tag in ("b", "strong"):
            self.bold = max(0, self.bold - 1)
        elif tag == "a":
            self.in_link = False
        elif tag == "span":
            if self.spans and self.spans.pop():
                self.bold = max(0, self.bold - 1)
        elif self.sizes:
            self.sizes.pop()
            self.size = self.sizes[-1] if self.sizes else NORMAL_SIZE
        self._tell()

    def embolden(self) -> None:
        """The style of a block makes it bold."""
        self.bold += 1
        self.special = True

    def back_to(self, bold: int, sizes: int) -> None:
        """End what was begun since, closed or not: late templates leave `<b>` and `<font>` open in a paragraph."""
        if not self.special:
            return
        self.bold = min(self.bold, bold)
        if sizes < len(self.sizes):
            del self.sizes[sizes:]
            self.size = self.sizes[-1] if self.sizes else NORMAL_SIZE
        self.spans.clear()
        self.in_link = False
        self._tell()

    def _tell(self) -> None:
        self.special = bool(self.bold) or self.in_link or self.size != NORMAL_SIZE
