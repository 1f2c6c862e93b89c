package org.confab.protocol.presence;

import java.util.Arrays;

/** Kinds of container members; the earlier one is the more specific match. */
public enum MemberType {
  USER("user", true),
  DOMAIN("domain", true),
  SAME_ENTERPRISE("sameEnterprise", false),
  FEDERATED("federated", false),
  PUBLIC_CLOUD("publicCloud", false),
  EVERYONE("everyone", false);

  private final String value;
  private final boolean named;

  MemberType(String value, boolean named) {
    this.value = value;
    this.named = named;
  }

  /** The attribute's value. */
  public String asString() {
    return value;
  }

  /** Whether such a member has a value: an address or a domain. */
  public boolean named() {
    return named;
  }

  /** Reads an attribute's value; throws {@link IllegalArgumentException} for an unknown one. */
  public static MemberType parse(String text) {
    return Arrays.stream(values())
        .filter(type -> type.value.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a member type: " + text));
  }
}
