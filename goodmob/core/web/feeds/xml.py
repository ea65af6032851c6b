"""Elements of XML, without what XML cannot hold."""

import re
from xml.etree import ElementTree

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A new last child of `parent`, with this text and these attributes."""
    added = ElementTree.SubElement(parent, name, {key: NOT_IN_XML.sub("", value) for key, value in attributes.items()})
    added.text = NOT_IN_XML.sub("", text) or None
    return added


def written(root: ElementTree.Element) -> bytes:
    """The whole document."""
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
