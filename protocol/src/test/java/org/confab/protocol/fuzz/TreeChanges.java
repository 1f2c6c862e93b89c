package org.confab.protocol.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.confab.protocol.xml.XmlElement;

/**
 * XML trees that are changed without end: elements and attributes are left out, doubled, moved and
 * named otherwise; values become those of others, or what grammars break at.
 */
final class TreeChanges {
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_CHILDREN = 200;

  /** More elements than that do not fit into 4 KB; longer seeds stay as long as they are. */
  private static final int MOST_ELEMENTS = 400;

  private final List<XmlElement> seeds;
  private final Random random;
  private final TextChanges texts;
  private final List<String> values;
  private final List<String> names;
  private final List<XmlElement> elements = new ArrayList<>();

  TreeChanges(List<XmlElement> seeds, Random random) {
    this.seeds = seeds;
    this.random = random;
    Set<String> allValues = new TreeSet<>(TextChanges.WORDS);
    Set<String> allNames = new TreeSet<>();
    seeds.forEach(seed -> collect(seed, allValues, allNames));
    values = allValues.stream().filter(TreeChanges::isXml).toList();
    names = List.copyOf(allNames);
    texts = new TextChanges(values, random);
  }

  private void collect(XmlElement element, Set<String> allValues, Set<String> allNames) {
    elements.add(element);
    allNames.add(element.name());
    allValues.add(element.text());
    allNames.addAll(element.attributes().keySet());
    allValues.addAll(element.attributes().values());
    element.children().forEach(child -> collect(child, allValues, allNames));
  }

  /** The next one. */
  XmlElement next() {
    XmlElement tree = one(seeds);
    int size = size(tree);
    for (int change = random.nextInt(MOST_AT_ONCE); change >= 0; change--) {
      XmlElement other = changed(tree, random.nextInt(size));
      int otherSize = size(other);
      if (otherSize <= Math.max(size, MOST_ELEMENTS)) {
        tree = other;
        size = otherSize;
      }
    }
    return tree;
  }

  private static int size(XmlElement tree) {
    int size = 1;
    for (XmlElement child : tree.children()) {
      size += size(child);
    }
    return size;
  }

  // The element at that place in the order of the document is changed, its siblings are not.
  private XmlElement changed(XmlElement tree, int place) {
    if (place == 0) {
      return changed(tree);
    }
    List<XmlElement> children = new ArrayList<>(tree.children());
    int left = place - 1;
    for (int each = 0; each < children.size(); each++) {
      int size = size(children.get(each));
      if (left < size) {
        children.set(each, changed(children.get(each), left));
        break;
      }
      left -= size;
    }
    return with(tree, children);
  }

  private XmlElement changed(XmlElement element) {
    return switch (random.nextInt(8)) {
      case 0 -> element.withText(value());
      case 1, 2 -> attributes(element);
      case 3, 4 -> children(element);
      case 5 -> renamed(element, one(names));
      case 6 ->
          new XmlElement(
              one(elements).namespace(),
              element.name(),
              element.attributes(),
              element.children(),
              element.text());
      default -> element.children().isEmpty() ? element.withText(value()) : children(element);
    };
  }

  private XmlElement attributes(XmlElement element) {
    Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
    if (attributes.isEmpty() || random.nextInt(8) == 0) {
      String name = one(names);
      attributes.put(name, value());
    } else {
      String name = one(List.copyOf(attributes.keySet()));
      if (random.nextInt(4) == 0) {
        attributes.remove(name);
      } else {
        attributes.put(name, value());
      }
    }
    return new XmlElement(
        element.namespace(), element.name(), attributes, element.children(), element.text());
  }

  private XmlElement children(XmlElement element) {
    List<XmlElement> children = new ArrayList<>(element.children());
    if (children.isEmpty() || random.nextInt(4) == 0) {
      children.add(random.nextInt(children.size() + 1), one(elements));
      return with(element, children);
    }
    int at = random.nextInt(children.size());
    switch (random.nextInt(4)) {
      case 0 -> children.remove(at);
      case 1 -> children.add(children.get(at));
      case 2 -> children.add(0, children.remove(at));
      default -> {
        for (int times = random.nextInt(4) == 0 ? 100 : 1; times > 0; times--) {
          children.add(at, children.get(at));
        }
      }
    }
    return with(element, children.subList(0, Math.min(children.size(), MOST_CHILDREN)));
  }

  private static XmlElement with(XmlElement element, List<XmlElement> children) {
    return new XmlElement(
        element.namespace(), element.name(), element.attributes(), children, element.text());
  }

  private static XmlElement renamed(XmlElement element, String name) {
    return new XmlElement(
        element.namespace(),
        name.substring(name.indexOf('}') + 1),
        element.attributes(),
        element.children(),
        element.text());
  }

  // As the reader gives it: without what XML cannot hold, and stripped.
  private String value() {
    String value = random.nextBoolean() ? one(values) : texts.next();
    return isXml(value) ? value.strip() : one(values).strip();
  }

  private static boolean isXml(String text) {
    return text.codePoints()
        .allMatch(
            each ->
                each == '\t'
                    || each == '\n'
                    || each >= ' ' && each < 0xd800
                    || each > 0xdfff && each != 0xfffe && each != 0xffff);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
