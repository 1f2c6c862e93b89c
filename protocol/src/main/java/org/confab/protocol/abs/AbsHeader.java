package org.confab.protocol.abs;

import java.util.List;
import java.util.Optional;

/**
 * What a file begins with (ABF_FULL_HEADER, ABF_DELTA_HEADER, ABF_NORMALIZATION_RULES,
 * ABF_ATTRIBUTES; [MS-ABS] 2.2.3 to 2.2.7).
 *
 * @param name kind and days
 * @param attributes what contacts refer to
 * @param rules pairs of lines by which numbers were normalized; empty if they were not
 */
public record AbsHeader(AbsFileName name, List<AbsDefinition> attributes, Optional<String> rules) {
  /** Copies the attributes. */
  public AbsHeader {
    attributes = List.copyOf(attributes);
  }

  /** The header of a file of this server. */
  public static AbsHeader of(AbsFileName name, Optional<String> rules) {
    return new AbsHeader(
        name,
        AbsAttribute.of(name.devices()).stream().map(AbsAttribute::definition).toList(),
        rules);
  }
}
