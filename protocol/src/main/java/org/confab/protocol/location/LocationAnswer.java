package org.confab.protocol.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The answer to either operation ([MS-E911WS] 3.1.4.1.1.2, 4).
 *
 * @param code how it went
 * @param locations where it may be, the best match first; empty unless the code is {@code OK}
 */
public record LocationAnswer(Code code, List<CivicAddress> locations) {

  /** ReturnCodeType ([MS-E911WS] 2.2.5). */
  public enum Code {
    OK(200),
    /** The request cannot be read: an address that is none, a missing element. */
    MALFORMED(400),
    /** No location matches. */
    NOT_FOUND(404),
    SERVER_ERROR(500);

    private final int number;

    Code(int number) {
      this.number = number;
    }

    /** The number as the answer carries it. */
    public int number() {
      return number;
    }
  }

  /** Copies its list; throws {@link IllegalArgumentException} for locations of a failure. */
  public LocationAnswer {
    locations = List.copyOf(locations);
    if (code != Code.OK && !locations.isEmpty()) {
      throw new IllegalArgumentException("an error without locations, or locations");
    }
  }

  /** An answer that went wrong. */
  public static LocationAnswer failed(Code code) {
    return new LocationAnswer(code, List.of());
  }

  /**
   * The element of the answer.
   *
   * @param operation what was asked
   * @param entity whose location it is, as the request names him; not used by a failure
   */
  public XmlElement write(LocationOperation operation, String entity) {
    XmlElement answer =
        XmlElement.of(LocationOperation.NAMESPACE, operation.answerName())
            .withTextChild("ReturnCode", String.valueOf(code.number()));
    if (code != Code.OK) {
      return answer;
    }
    List<XmlElement> presences = new ArrayList<>();
    for (CivicAddress location : locations) {
      presences.add(LocatedPresence.write(entity, presences.size(), location));
    }
    return answer.with(XmlElement.of(LocationOperation.NAMESPACE, "presenceList").with(presences));
  }

  /**
   * Reads an answer; a code that is not in the table counts as a server's error.
   *
   * @throws IllegalArgumentException if it is no such answer
   */
  public static LocationAnswer read(XmlElement answer) {
    String number = answer.requiredChild("ReturnCode").text();
    Code code = Code.SERVER_ERROR;
    for (Code row : Code.values()) {
      code = number.equals(String.valueOf(row.number())) ? row : code;
    }
    List<CivicAddress> locations =
        answer.child("presenceList").stream()
            .flatMap(list -> list.children("presence"))
            .map(LocatedPresence::read)
            .flatMap(Optional::stream)
            .toList();
    return new LocationAnswer(code, code == Code.OK ? locations : List.of());
  }
}
