"""Keys that decks written for other tools carry: known by name, and passed over.

One summary line says which. Where we have the same thing by another name it is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from deckgen.diagnostics import Diagnostic, Span
from deckgen.frontmatter.policy import plain
from deckgen.frontmatter.values import Reading, kind

if TYPE_CHECKING:
    from yaml import Node, ScalarNode


_KEYS = {
    "Marp": """
        marp paginate header footer class style math headingDivider color backgroundColor
        backgroundImage backgroundPosition backgroundRepeat backgroundSize inlineSVG url image
        heading-divider auto-scaling html
    """,
    "Slidev": """
        transition mdc highlighter drawings info colorSchema routerMode aspectRatio canvasWidth
        themeConfig defaults fonts download exportFilename export lineNumbers monaco
        monacoTypesSource monacoTypesIgnorePackages monacoRunDeps selectable record css
        background favicon titleTemplate hideInToc twoslash remoteAssets plantUmlServer
        presenter browserExporter htmlAttrs contextMenu wakeLock seoMeta seo addons clicks timer
        level overviewSnapshots preload src routeAlias zoom dragPos disabled hide clicksStart
        magicMoveDuration magicMoveCopy codeCopy cropRange katex notesAutoRuby comark
        preloadImages mermaid unocss vite theme-config monacoTypesAdditionalPackages
        monacoRunAdditionalDeps coverDate errors
    """,
    "reveal-md": """
        separator verticalSeparator notesSeparator revealOptions highlightTheme scripts
        preprocessor template static assetsDir absoluteUrl featuredSlide listingTemplate
        glob watch puppeteerLaunchArgs
    """,
    "Pandoc": """
        institute affiliation email abstract subject header-includes include-before
        include-after slide-level slide-number slideNumber toc toc-title toc-depth
        table-of-contents lof lot revealjs-url slidy-url s5-url slideous-url controls progress
        incremental center width height margin minScale maxScale transitionSpeed
        backgroundTransition parallaxBackgroundImage parallaxBackgroundSize
        title-slide-attributes background-image logo titlegraphic aspectratio colortheme
        fonttheme innertheme outertheme themeoptions navigation section-titles beameroption
        beamerarticle fontsize fontfamily mainfont sansfont monofont mathfont linestretch
        linkcolor urlcolor citecolor colorlinks geometry papersize documentclass classoption
        bibliography csl nocite link-citations link-citation
        shift-heading-level-by reference-section-title suppress-bibliography
        citation-style references thanks numbersections secnumdepth highlight-style
        highlighting syntax-definitions rights copyright version pagetitle title-prefix
        title-meta author-meta date-meta keyphrases tikz variables metadata reader from to
        standalone self-contained embed-resources maxwidth backgroundcolor monobackgroundcolor
        fontcolor hyphenate history hash mouseWheel navigationMode overview-mode autoSlide
        loop rtl fragments embedded help showNotes viewDistance
    """,
    "Quarto": """
        format engine jupyter knitr execute editor filters shortcodes number-sections
        code-fold code-tools code-overflow code-line-numbers code-copy code-annotations echo
        eval warning message freeze cache params crossref fig-cap fig-align fig-width
        fig-height fig-format tbl-cap lightbox listing website project resources brand
        footnotes-hover callout-appearance chalkboard menu preview-links multiplex smaller
        scrollable reference-location citation license funding acknowledgements orcid
        affiliations institutes title-block-banner date-format date-modified published-title
        language keep-md prefer-html df-print always_allow_html links server outline aside search
        about image-alt page-layout anchor-sections tbl-colwidths citation-location markdown
        include-in-header include-before-body include-after-body link-external-newwindow
        notebook-view toc-expand
    """,
    "Hovercraft": "auto-console skip-help skip-notes slide-numbers css-print js-header js-body",
    "Jekyll, Hugo and Obsidian": """
        permalink slug categories category tags tag published draft created updated modified
        lastmod last_modified_at weight summary excerpt aliases alias cssclass cssclasses
        publish comments redirect_from sitemap sidebar nav_order nav_exclude parent has_children
        has_toc type status id uuid up related source sources banner cover icon rating stage
        location venue video slides speaker speakers talk
        licence editLink pageClass series part reveal remark
        enableMenu enableChalkboard enableOverview enableTitleFooter enablePDF highlightjs
        defaultTemplate timeForProgressBar notesFontFamily
    """,
}
_NAMES = frozenset(plain(key) for keys in _KEYS.values() for key in keys.split())
_SAME = {plain("aspectRatio"): "size", plain("slide-level"): "frame-levels"}

_OWN_FOLDER = re.compile(r"\./(?=[^/.])(?!.*\.css$)")  # Slidev's "./" is the deck's own
OUR_THEMES = ("atelier", "cacao", "base")
_THEME_NAMES = """
    default gaia uncover seriph apple-basic bricks shibainu penguin light-icons purplin unicorn
    dracula geist academic neversink eloc excali-slide none beige black black-contrast blood dark
    league moon night serif simple sky solarized white white-contrast aarhus annarbor antibes
    bergen berkeley berlin boadilla cambridgeus copenhagen darmstadt dresden frankfurt goettingen
    hannover ilmenau juanlespins luebeck madrid malmoe marburg metropolis montpellier paloalto
    pittsburgh rochester singapore szeged warsaw moloch focus impress
"""
_THEMES = frozenset(_THEME_NAMES.split())
_PAGE_NAMES = """
    cover intro center default section statement fact quote end full image image-left image-right
    iframe iframe-left iframe-right two-cols two-cols-header none post page home slides
"""
_PAGE_LAYOUTS = frozenset(_PAGE_NAMES.split())


@dataclass(slots=True)
class Passed:
    """The keys and values that are passed over.

    ``foreign`` says that some are another tool's, ``only`` that none is ours alone.
    """

    foreign: bool
    only: bool = True
    names: list[str] = field(default_factory=list)
    first: ScalarNode | None = None

    def takes(self, name: str, node: Node) -> bool:
        """Whether the value of our key ``name`` is another tool's, and passed over."""
        if not self.foreign or name != "theme" or kind(node) != "scalar":
            return False
        return node.value not in OUR_THEMES and not _OWN_FOLDER.match(node.value)

    def add(self, key: ScalarNode, name: str) -> None:
        """Pass over what ``key`` says; the summary has it as ``name``."""
        self.names.append(name)
        if self.first is None:
            self.first = key

    def summary(self, reading: Reading) -> Diagnostic | None:
        """The one warning about all that was passed over, if anything was."""
        if self.first is None:
            return None
        span: Span = reading.span(self.first)
        message = f"passed over, as of another tool: {', '.join(self.names)}"
        return Diagnostic("foreign-keys", message, span, severity="warning")


class Same(NamedTuple):
    """A foreign key that is ours by another name."""

    name: str
    node: Node


def is_foreign_key(key: str) -> bool:
    """Whether another tool knows ``key``."""
    return plain(key.removeprefix("_")) in _NAMES


def is_foreign_deck(pairs: Sequence[tuple[ScalarNode, Node]]) -> bool:
    """Whether this front matter was written for another tool."""
    return any(is_foreign_key(key.value) or _foreign_value(key.value, node) for key, node in pairs)


def _foreign_value(key: str, node: Node) -> bool:
    if kind(node) != "scalar":
        return False
    if key == "theme":
        return node.value.lower() in _THEMES
    return key == "layout" and node.value in _PAGE_LAYOUTS


def translate(key: str, node: Node) -> Same | None:
    """Our own key for a foreign one, where there is one and its value is of a kind."""
    name = _SAME.get(plain(key))
    if name is None or kind(node) != "scalar":
        return None
    return Same(name, node)
