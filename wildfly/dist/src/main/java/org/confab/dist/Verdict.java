package org.confab.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether an inventory may be given to others under the licence of Confab. */
final class Verdict {
  private Verdict() {}

  /** A line for each component that may not be there, with the reason; none if all may. */
  static List<String> on(Inventory inventory) {
    List<String> wrong = new ArrayList<>();
    inventory.unknown().forEach(path -> wrong.add(path + ": nobody knows what this is"));
    inventory.shipped().stream()
        .filter(one -> !one.component().isOurs())
        .forEach(one -> wrong(one).ifPresent(reason -> wrong.add(one.component() + ": " + reason)));
    return wrong;
  }

  private static Optional<String> wrong(Shipped one) {
    List<String> names = one.component().licences();
    if (names.isEmpty()) {
      return Optional.of("it names no licence");
    }
    List<String> unread = names.stream().filter(name -> Licence.named(name).isEmpty()).toList();
    if (!unread.isEmpty()) {
      return Optional.of(
          "its licence is not in the table of licences that may be here: "
              + String.join("; ", unread));
    }
    List<Licence> licences = names.stream().flatMap(name -> Licence.named(name).stream()).toList();
    return licences.stream().anyMatch(Licence::isCompatible) || one.isServer()
        ? Optional.empty()
        : Optional.of("its licence may be in the server alone: " + String.join("; ", names));
  }
}
