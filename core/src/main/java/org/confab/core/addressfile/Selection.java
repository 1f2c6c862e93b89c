package org.confab.core.addressfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.abs.AbsAttribute;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsValue;

/**
 * Which objects and which of their values are told ([MS-ABS] 2.1, 7). Longer values are cut: a
 * directory may hold anything, and one of them must not keep all others from being told.
 */
final class Selection {
  /** Longest value, in characters. */
  static final int MAX_TEXT = 1_024;

  /** Most values of an attribute. */
  static final int MAX_VALUES = 16;

  private final NumberRules rules;

  Selection(NumberRules rules) {
    this.rules = rules;
  }

  /** The object as it is told; empty if it is not. */
  Optional<AbsContact> select(AddressBookObject object) {
    if (isKeptOut(object) || !suffices(object)) {
      return Optional.empty();
    }
    List<AbsValue> values = new ArrayList<>();
    for (AbsAttribute attribute : AbsAttribute.values()) {
      object.values(attribute).stream()
          .filter(attribute::takes)
          .limit(attribute.isMultiple() ? MAX_VALUES : 1)
          .forEach(value -> tell(attribute, value, values));
    }
    return Optional.of(new AbsContact(object.id(), values));
  }

  private void tell(AbsAttribute attribute, String value, List<AbsValue> values) {
    String text = value.replace('\0', ' ');
    values.add(new AbsValue(attribute.id(), text.substring(0, Math.min(text.length(), MAX_TEXT))));
    if (attribute.isNumber()) {
      rules.normalize(text).map(tel -> new AbsValue(attribute.id(), tel)).ifPresent(values::add);
    }
  }

  private static boolean isKeptOut(AddressBookObject object) {
    return Arrays.stream(AbsAttribute.values())
        .filter(AbsAttribute::keepsOut)
        .anyMatch(one -> object.values(one).stream().anyMatch("TRUE"::equalsIgnoreCase));
  }

  private static boolean suffices(AddressBookObject object) {
    return Arrays.stream(AbsAttribute.values())
        .filter(AbsAttribute::isSufficient)
        .anyMatch(one -> !object.values(one).isEmpty());
  }

  /** What devices are told of a contact; empty if nothing. */
  static Optional<AbsContact> forDevices(AbsContact contact) {
    List<AbsValue> values =
        contact.values().stream().filter(value -> isForDevices(value.attribute())).toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(new AbsContact(contact.id(), values));
  }

  private static boolean isForDevices(int attribute) {
    return AbsAttribute.of(true).stream().anyMatch(one -> one.id() == attribute);
  }
}
