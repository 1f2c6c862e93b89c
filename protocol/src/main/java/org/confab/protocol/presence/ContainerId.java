package org.confab.protocol.presence;

import org.confab.protocol.xml.XmlValue;

/** A container of a user's presence: who is a member sees what is published in it. */
public record ContainerId(int value) implements Comparable<ContainerId> {
  /** Everyone's view; it has no members. */
  public static final ContainerId DEFAULT = new ContainerId(0);

  /** What only the user's own endpoints see. */
  public static final ContainerId SELF = new ContainerId(1);

  /** Raw states for most watchers, and the aggregate for the user himself. */
  public static final ContainerId AGGREGATION = new ContainerId(2);

  /** Raw states for the workgroup, who may interrupt. */
  public static final ContainerId AGGREGATION_TEAM = new ContainerId(3);

  public static final ContainerId PUBLIC = new ContainerId(100);
  public static final ContainerId COMPANY = new ContainerId(200);
  public static final ContainerId TEAM = new ContainerId(300);
  public static final ContainerId PERSONAL = new ContainerId(400);
  public static final ContainerId BLOCKED = new ContainerId(32000);

  /** Throws {@link IllegalArgumentException} outside 0–32767. */
  public ContainerId {
    if (value < 0 || value > 32767) {
      throw new IllegalArgumentException("not a container id: " + value);
    }
  }

  /** The container of that number. */
  public static ContainerId of(int value) {
    return new ContainerId(value);
  }

  /** Reads the decimal number. */
  public static ContainerId parse(String text) {
    return new ContainerId((int) Math.min(XmlValue.unsignedInt(text), Integer.MAX_VALUE));
  }

  /** The number as text. */
  public String asString() {
    return Integer.toString(value);
  }

  /** By number: the higher one wins when a watcher is a member of several. */
  @Override
  public int compareTo(ContainerId other) {
    return Integer.compare(value, other.value);
  }
}
