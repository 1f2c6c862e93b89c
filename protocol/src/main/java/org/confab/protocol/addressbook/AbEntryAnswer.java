package org.confab.protocol.addressbook;

import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.XmlElement;

/**
 * Who was found ([MS-DLX] SearchAbEntryResponse).
 *
 * @param entries what is told of each, in the order in which it was asked for
 */
public record AbEntryAnswer(List<Map<AbAttribute, String>> entries) {
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

  private static XmlElement entry(Map<AbAttribute, String> texts) {
    return of("AbEntry")
        .with(
            of("Attributes")
                .with(
                    texts.entrySet().stream()
                        .map(text -> attribute(text.getKey(), text.getValue()))
                        .toList()));
  }

  private static XmlElement attribute(AbAttribute attribute, String text) {
    XmlElement named = of("Attribute").withTextChild("Name", attribute.wireName());
    return attribute.isMultiValued()
        ? named.with(of("Values").withTextChild("string", text))
        : named.withTextChild("Value", text);
  }

  private static XmlElement of(String name) {
    return XmlElement.of(AbEntryRequest.NAMESPACE, name);
  }
}
