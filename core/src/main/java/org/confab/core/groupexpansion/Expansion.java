package org.confab.core.groupexpansion;

import java.util.List;

/**
 * The answer to an expansion.
 *
 * @param status how it went
 * @param members each member once, in the order of the lists; empty unless it went well
 */
public record Expansion(Status status, List<Member> members) {

  /** How an expansion went. */
  public enum Status {
    SUCCESS("Success"),
    /** There is no list of that address. */
    NOT_FOUND("NotFound"),
    /** More members, or more lists inside the list, than {@link ExpansionLimits} allow. */
    TOO_MANY_MEMBERS("TooManyMembers");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    /** The value as the answer carries it. */
    public String wire() {
      return wire;
    }
  }

  /** Keeps a copy of the members. */
  public Expansion {
    members = List.copyOf(members);
  }

  static Expansion refused(Status status) {
    return new Expansion(status, List.of());
  }
}
