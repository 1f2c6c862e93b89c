package org.confab.core.location;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.csv.Csv;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/**
 * Locations as a table: a heading that names the columns in any order, and a row for each entry.
 * The columns are {@code type}, {@code id}, {@code port}, {@code description} and the labels of
 * {@link CivicPart}.
 */
final class LocationFile {
  /** The type of a row that tells a place alone. */
  static final String PLACE = "location";

  private static final String TYPE = "type";
  private static final String ID = "id";
  private static final String PORT = "port";
  private static final String DESCRIPTION = "description";
  private static final List<String> COLUMNS =
      Stream.concat(
              Stream.of(TYPE, ID, PORT, DESCRIPTION),
              Stream.of(CivicPart.values()).map(CivicPart::label))
          .toList();

  private final AddressValidator validator;
  private final Map<Integer, String> mistakes = new LinkedHashMap<>();
  private final Map<NetworkElement, Integer> seen = new HashMap<>();

  private LocationFile(AddressValidator validator) {
    this.validator = validator;
  }

  /**
   * Reads a table.
   *
   * @throws ImportRefused with every line that is wrong
   */
  static List<LocationEntry> read(String table, AddressValidator validator) {
    return new LocationFile(validator).read(table);
  }

  private List<LocationEntry> read(String table) {
    List<LocationEntry> entries = new ArrayList<>();
    for (HeadedTable.Row row :
        HeadedTable.read(table, COLUMNS, LocationLimits.FILE_LENGTH, LocationLimits.FILE_ROWS)) {
      try {
        entries.add(entry(row));
      } catch (IllegalArgumentException wrong) {
        mistakes.put(row.line(), String.valueOf(wrong.getMessage()));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ImportRefused(mistakes);
    }
    return entries;
  }

  private LocationEntry entry(HeadedTable.Row row) {
    Map<String, String> cells = row.named();
    Optional<NetworkElement> element = element(cells);
    element.ifPresent(known -> requireFirst(known, row.line()));
    return new LocationEntry(element, cells.getOrDefault(DESCRIPTION, ""), location(cells));
  }

  private void requireFirst(NetworkElement element, int line) {
    Integer before = seen.putIfAbsent(element, line);
    if (before != null) {
      throw new IllegalArgumentException(
          "the same " + element.kind().asString() + " as in line " + before);
    }
  }

  private static Optional<NetworkElement> element(Map<String, String> cells) {
    String type = cells.getOrDefault(TYPE, "").strip();
    String id = cells.getOrDefault(ID, "");
    String port = cells.getOrDefault(PORT, "");
    if (!type.equalsIgnoreCase(PLACE)) {
      return Optional.of(NetworkElement.parse(NetworkElement.Kind.parse(type), id, port));
    }
    if (!id.isBlank() || !port.isBlank()) {
      throw new IllegalArgumentException("the type location has neither id nor port");
    }
    return Optional.empty();
  }

  private Location location(Map<String, String> cells) {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    for (CivicPart part : CivicPart.values()) {
      parts.put(part, cells.getOrDefault(part.label(), ""));
    }
    Location location = Location.of(new CivicAddress(parts));
    return switch (validator.validate(location.address())) {
      case NOT_VALIDATED -> location;
      case VALID -> new Location(location.address(), Location.Validity.VALID);
      case UNKNOWN ->
          throw new IllegalArgumentException("the address is not in the guide of streets");
    };
  }

  /** Writes a table that {@link #read} reads. */
  static String write(List<LocationEntry> entries) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(COLUMNS);
    entries.forEach(entry -> rows.add(row(entry)));
    return Csv.write(rows);
  }

  private static List<String> row(LocationEntry entry) {
    List<String> cells = new ArrayList<>();
    cells.add(entry.element().map(known -> known.kind().asString()).orElse(PLACE));
    cells.add(entry.element().map(NetworkElement::id).orElse(""));
    cells.add(entry.element().map(NetworkElement::port).orElse(""));
    cells.add(entry.description());
    for (CivicPart part : CivicPart.values()) {
      cells.add(entry.location().address().text(part));
    }
    return cells;
  }
}
