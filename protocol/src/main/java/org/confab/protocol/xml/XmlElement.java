package org.confab.protocol.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.text.SmallMap;

/**
 * One XML element as a value: read tolerantly (children and attributes are found by local name, as
 * clients differ in namespaces and prefixes), written strictly by {@link Xml#write}.
 *
 * <p>Text and child elements are kept apart: the protocols of this family have no mixed content;
 * for an element with children, {@link #text} is what remains of its character data.
 *
 * @param namespace namespace URI, empty for none
 * @param name local name
 * @param attributes in order; a key is the local name, or {@code {namespace}local} for a qualified
 *     attribute
 * @param children child elements in order
 * @param text character data without surrounding white space
 */
public record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    String text) {

  /** Copies its collections: an element never changes. */
  public XmlElement {
    attributes = SmallMap.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** An element without attributes, children and text. */
  public static XmlElement of(String namespace, String name) {
    return new XmlElement(namespace, name, Map.of(), List.of(), "");
  }

  /** The value of an attribute, found by its local name whatever its namespace. */
  public Optional<String> attribute(String localName) {
    String plain = attributes.get(localName);
    if (plain != null) {
      return Optional.of(plain);
    }
    return attributes.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith("}" + localName))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** This element, if that is its local name; {@link IllegalArgumentException} otherwise. */
  public XmlElement named(String localName) {
    if (!name.equals(localName)) {
      throw new IllegalArgumentException("expected " + localName + ", found " + name);
    }
    return this;
  }

  /** The value of an attribute; {@link IllegalArgumentException} if the element has none such. */
  public String required(String localName) {
    return attribute(localName)
        .orElseThrow(
            () ->
                new IllegalArgumentException("attribute " + localName + " is missing in " + name));
  }

  /** The child of that local name; {@link IllegalArgumentException} if there is none. */
  public XmlElement requiredChild(String localName) {
    return child(localName)
        .orElseThrow(() -> new IllegalArgumentException(localName + " is missing in " + name));
  }

  /** The first child of that local name. */
  public Optional<XmlElement> child(String localName) {
    return children.stream().filter(child -> child.name.equals(localName)).findFirst();
  }

  /** The first element found by going down through children of these local names. */
  public Optional<XmlElement> path(String... localNames) {
    Optional<XmlElement> at = Optional.of(this);
    for (String localName : localNames) {
      at = at.flatMap(element -> element.child(localName));
    }
    return at;
  }

  /** All children of that local name, in order. */
  public Stream<XmlElement> children(String localName) {
    return children.stream().filter(child -> child.name.equals(localName));
  }

  /** The text of the first child of that local name, empty if there is none. */
  public String childText(String localName) {
    return child(localName).map(XmlElement::text).orElse("");
  }

  /** The same element with an attribute set; {@code {namespace}local} for a qualified one. */
  public XmlElement with(String attribute, String value) {
    return new XmlElement(
        namespace, name, SmallMap.with(attributes, attribute, value), children, text);
  }

  /** The same element with more children at its end. */
  public XmlElement with(XmlElement... more) {
    return with(List.of(more));
  }

  /** The same element with more children at its end. */
  public XmlElement with(List<XmlElement> more) {
    List<XmlElement> all = new ArrayList<>(children);
    all.addAll(more);
    return new XmlElement(namespace, name, attributes, all, text);
  }

  /** The same element with this text. */
  public XmlElement withText(String newText) {
    return new XmlElement(namespace, name, attributes, children, newText);
  }

  /** A child element of the same namespace holding text, added at the end. */
  public XmlElement withTextChild(String localName, String childText) {
    return with(of(namespace, localName).withText(childText));
  }
}
