package org.confab.core.location;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/**
 * A guide of streets as a table: which house numbers there are on which side of which street of
 * which community. An address is in it if street and community are the same in all their parts,
 * whatever their case, and a row has its number. What is inside a house is nobody's business here.
 */
public final class StreetGuide implements AddressValidator {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String PARITY = "parity";

  /** What names a street, in the spelling of {@link CivicPart#label}. */
  private static final List<CivicPart> STREET =
      List.of(
          CivicPart.COUNTRY,
          CivicPart.STATE,
          CivicPart.CITY,
          CivicPart.PRE_DIRECTIONAL,
          CivicPart.STREET,
          CivicPart.STREET_SUFFIX,
          CivicPart.POST_DIRECTIONAL);

  private static final List<CivicPart> REQUIRED =
      List.of(CivicPart.COUNTRY, CivicPart.STATE, CivicPart.CITY, CivicPart.STREET);

  private static final List<String> COLUMNS =
      Stream.concat(STREET.stream().map(CivicPart::label), Stream.of(FROM, TO, PARITY)).toList();

  /** A house number with the letters that some write behind it. */
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})\\s?\\p{L}{0,2}");

  private final Map<String, List<Houses>> streets;

  private StreetGuide(Map<String, List<Houses>> streets) {
    this.streets = streets;
  }

  /** Which side of a street. */
  private enum Parity {
    BOTH,
    EVEN,
    ODD;

    static Parity parse(String text) {
      String name = text.strip();
      if (name.isEmpty()) {
        return BOTH;
      }
      return Stream.of(values())
          .filter(one -> one.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("parity is none of both, even and odd"));
    }

    boolean holds(int number) {
      return this == BOTH || (number % 2 == 0) == (this == EVEN);
    }
  }

  /** House numbers from one to another, both included. */
  private record Houses(int from, int to, Parity parity) {
    boolean holds(int number) {
      return number >= from && number <= to && parity.holds(number);
    }
  }

  /**
   * Reads a guide.
   *
   * @throws ImportRefused with every line that is wrong
   */
  public static StreetGuide read(String table) {
    Map<String, List<Houses>> streets = new HashMap<>();
    Map<Integer, String> mistakes = new LinkedHashMap<>();
    for (HeadedTable.Row row :
        HeadedTable.read(table, COLUMNS, LocationLimits.GUIDE_LENGTH, LocationLimits.GUIDE_ROWS)) {
      try {
        Map<String, String> cells = row.named();
        streets.computeIfAbsent(street(cells), key -> new ArrayList<>()).add(houses(cells));
      } catch (IllegalArgumentException wrong) {
        mistakes.put(row.line(), String.valueOf(wrong.getMessage()));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ImportRefused(mistakes);
    }
    return new StreetGuide(streets);
  }

  private static String street(Map<String, String> cells) {
    CivicAddress street =
        new CivicAddress(
            STREET.stream()
                .collect(
                    Collectors.toMap(part -> part, part -> cells.getOrDefault(part.label(), ""))));
    for (CivicPart part : REQUIRED) {
      if (street.part(part).isEmpty()) {
        throw new IllegalArgumentException(part.label() + " is missing");
      }
    }
    return key(street);
  }

  private static Houses houses(Map<String, String> cells) {
    int from = number(cells, FROM);
    int to = number(cells, TO);
    if (from > to) {
      throw new IllegalArgumentException("from " + from + " to " + to + " is no house");
    }
    return new Houses(from, to, Parity.parse(cells.getOrDefault(PARITY, "")));
  }

  private static int number(Map<String, String> cells, String column) {
    String text = cells.getOrDefault(column, "").strip();
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(column + " is no house number");
    }
    return Integer.parseInt(text);
  }

  private static String key(CivicAddress address) {
    return STREET.stream()
        .map(part -> address.text(part).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public Verdict validate(CivicAddress address) {
    Matcher number = NUMBER.matcher(address.text(CivicPart.HOUSE_NUMBER));
    boolean known =
        number.matches()
            && streets.getOrDefault(key(address), List.of()).stream()
                .anyMatch(houses -> houses.holds(Integer.parseInt(number.group(1))));
    return known ? Verdict.VALID : Verdict.UNKNOWN;
  }
}
