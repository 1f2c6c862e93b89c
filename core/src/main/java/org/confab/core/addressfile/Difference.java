package org.confab.core.addressfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsValue;

/**
 * What leads from one full file to another ([MS-ABS] 3.1). Reads both once, side by side; both are
 * in the order of their contacts.
 */
final class Difference {
  private final AbsReader before;
  private final AbsReader now;

  Difference(AbsReader before, AbsReader now) {
    this.before = before;
    this.now = now;
  }

  /** Shows what is other, in the order of the contacts. */
  void each(Taker taker) throws IOException {
    Optional<AbsContact> old = before.next();
    Optional<AbsContact> current = now.next();
    while (old.isPresent() || current.isPresent()) {
      int order = order(old, current);
      if (order < 0) {
        AbsContact deleted = AbsContact.deleted(old.orElseThrow().id());
        taker.take(deleted, deleted);
      } else if (order > 0) {
        taker.take(current.orElseThrow(), current.orElseThrow());
      } else if (!old.equals(current)) {
        taker.take(current.orElseThrow(), compact(old.orElseThrow(), current.orElseThrow()));
      }
      old = order <= 0 ? before.next() : old;
      current = order >= 0 ? now.next() : current;
    }
  }

  /** Whether the old one comes first (below 0), the current one (above 0), or they are the same. */
  private static int order(Optional<AbsContact> old, Optional<AbsContact> current) {
    if (old.isEmpty() || current.isEmpty()) {
      return old.isEmpty() ? 1 : -1;
    }
    return AbsContact.ORDER.compare(old.get(), current.get());
  }

  /** Attributes with other values, all of their values; empty where there are none any more. */
  private static AbsContact compact(AbsContact old, AbsContact current) {
    Map<Integer, List<AbsValue>> was = byAttribute(old);
    Map<Integer, List<AbsValue>> is = byAttribute(current);
    List<AbsValue> changed = new ArrayList<>();
    is.forEach(
        (attribute, values) -> {
          if (!values.equals(was.get(attribute))) {
            changed.addAll(values);
          }
        });
    was.keySet().stream()
        .filter(attribute -> !is.containsKey(attribute))
        .map(attribute -> new AbsValue(attribute, ""))
        .forEach(changed::add);
    return new AbsContact(current.id(), changed);
  }

  private static Map<Integer, List<AbsValue>> byAttribute(AbsContact contact) {
    Map<Integer, List<AbsValue>> values = new LinkedHashMap<>();
    contact
        .values()
        .forEach(
            value ->
                values.computeIfAbsent(value.attribute(), any -> new ArrayList<>()).add(value));
    return values;
  }

  /** Takes what is other. */
  interface Taker {
    /**
     * Takes a contact.
     *
     * @param whole as it is now; deleted if it is no more
     * @param changed what is other of it
     */
    void take(AbsContact whole, AbsContact changed) throws IOException;
  }
}
