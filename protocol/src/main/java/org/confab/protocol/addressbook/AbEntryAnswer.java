package org.confab.protocol.addressbook;

import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;

/**
 * Who was found ([MS-DLX] SearchAbEntryResponse).
 *
 * @param entries what is told of each, in the order in which it was asked for; of each attribute at
 *     least one text
 */
public record AbEntryAnswer(List<Map<AbAttribute, List<String>>> entries) {
  /** Copies its list. */
  public AbEntryAnswer {
    entries = List.copyOf(entries);
  }

  /** The document; clients find an attribute by its name in any case. */
  public XmlElement write() {
    XmlElement items = of("Items").with(entries.stream().map(AbEntryAnswer::entry).toList());
    XmlElement result =
        of("SearchAbEntryResult")
            .with(items)
            .withTextChild("ResponseCode", entries.isEmpty() ? "NoEntryFound" : "Success");
    return of("SearchAbEntryResponse").with(result);
  }

  private static XmlElement entry(Map<AbAttribute, List<String>> texts) {
    return of("AbEntry")
        .with(
            of("Attributes")
                .with(
                    texts.entrySet().stream()
                        .map(text -> attribute(text.getKey(), text.getValue()))
                        .toList()));
  }

  private static XmlElement attribute(AbAttribute attribute, List<String> texts) {
    XmlElement named = of("Attribute").withTextChild("Name", attribute.wireName());
    if (!attribute.isMultiValued()) {
      return named.withTextChild("Value", texts.get(0));
    }
    return named.with(
        of("Values").with(texts.stream().map(text -> of("string").withText(text)).toList()));
  }

  private static XmlElement of(String name) {
    return XmlElement.of(AbEntryRequest.NAMESPACE, name);
  }
}
