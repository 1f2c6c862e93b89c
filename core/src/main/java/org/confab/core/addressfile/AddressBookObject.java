package org.confab.core.addressfile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.confab.protocol.abs.AbsAttribute;

/**
 * A user, contact or group as the directory knows it.
 *
 * @param id what the object is known by, for ever
 * @param attributes what is known, each with at least one value
 */
public record AddressBookObject(UUID id, Map<AbsAttribute, List<String>> attributes) {
  /** Copies the attributes, without empty values. */
  public AddressBookObject {
    Map<AbsAttribute, List<String>> known = new EnumMap<>(AbsAttribute.class);
    attributes.forEach(
        (attribute, values) -> {
          List<String> told = values.stream().filter(value -> !value.isBlank()).toList();
          if (!told.isEmpty()) {
            known.put(attribute, told);
          }
        });
    attributes = known;
  }

  List<String> values(AbsAttribute attribute) {
    return attributes.getOrDefault(attribute, List.of());
  }
}
