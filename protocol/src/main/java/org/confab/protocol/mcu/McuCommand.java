package org.confab.protocol.mcu;

import java.util.Arrays;
import java.util.Optional;

/** The one table of C3P commands between server and MCU, and which way each goes. */
public enum McuCommand {
  /** A description of the MCU. */
  GET_MCU("getMCU", Direction.TO_MCU),
  /** To the MCU: does it live; to the server: the MCU lives, and what it is like now. */
  PING("ping", Direction.BOTH),
  ADD_CONFERENCE("addConference", Direction.TO_MCU),
  DELETE_CONFERENCE("deleteConference", Direction.TO_MCU),
  /** To the MCU: other settings; to the server: what has changed in the conference. */
  MODIFY_CONFERENCE("modifyConference", Direction.BOTH),
  MODIFY_CONFERENCE_LOCK("modifyConferenceLock", Direction.TO_MCU),
  GET_CONFERENCE("getConference", Direction.TO_MCU),
  ADD_USER("addUser", Direction.TO_MCU),
  DELETE_USER("deleteUser", Direction.TO_MCU),
  MODIFY_USER_ROLES("modifyUserRoles", Direction.TO_MCU),
  MODIFY_ENDPOINT_ROLE("modifyEndpointRole", Direction.TO_MCU),
  MODIFY_ENDPOINT_MEDIA("modifyEndpointMedia", Direction.TO_MCU),
  MODIFY_USERS_MEDIA_FILTERS("modifyUsersMediaFilters", Direction.TO_MCU);

  /** Which way a command goes. */
  public enum Direction {
    TO_MCU,
    BOTH
  }

  private final String wireName;
  private final Direction direction;

  McuCommand(String wireName, Direction direction) {
    this.wireName = wireName;
    this.direction = direction;
  }

  /** The element name. */
  public String wireName() {
    return wireName;
  }

  /** Whether an MCU may send it to the server. */
  public boolean comesFromMcu() {
    return direction == Direction.BOTH;
  }

  /** The command of that element name. */
  public static Optional<McuCommand> find(String wireName) {
    return Arrays.stream(values()).filter(row -> row.wireName.equals(wireName)).findFirst();
  }
}
