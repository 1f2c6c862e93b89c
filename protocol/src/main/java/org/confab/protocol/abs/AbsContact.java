package org.confab.protocol.abs;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * An object of a file. A normalized number follows the number as it is in the directory, with the
 * same attribute ([MS-ABS] 3.1.4.4).
 *
 * @param id what the object is known by in all files
 * @param values what is told of it; a delta tells of a deleted object with none
 */
public record AbsContact(UUID id, List<AbsValue> values) {
  /** The order in files: that of the identities as they are written in text. */
  public static final Comparator<AbsContact> ORDER =
      Comparator.comparing(
              AbsContact::id,
              (a, b) ->
                  Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits()))
          .thenComparing(
              AbsContact::id,
              (a, b) ->
                  Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits()));

  /** Copies the values. */
  public AbsContact {
    values = List.copyOf(values);
  }

  /** What a delta tells of an object that is no more. */
  public static AbsContact deleted(UUID id) {
    return new AbsContact(id, List.of());
  }

  /** Whether the object is no more. */
  public boolean isDeleted() {
    return values.isEmpty();
  }
}
