package org.confab.protocol.c3p;

import static org.confab.protocol.c3p.C3pCommand.Channel.FACTORY;
import static org.confab.protocol.c3p.C3pCommand.Channel.FOCUS_DIALOG;
import static org.confab.protocol.c3p.C3pCommand.Channel.FOCUS_INVITE;
import static org.confab.protocol.c3p.C3pCommand.Channel.MCU_LINK;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of C3P commands: what each is about, by which ways it comes, who may send it and
 * who carries it out ([MS-CONFBAS] 2.2.3, [MS-CONFPRO] 2.2.3). A command that is not a row, or
 * comes another way, is answered with {@link C3pReason#NOT_SUPPORTED}.
 */
public enum C3pCommand {
  GET_AVAILABLE_MCU_TYPES(
      "getAvailableMcuTypes", Level.SCHEDULING, Set.of(FACTORY), Who.ORGANIZER, Set.of(At.FACTORY)),
  GET_CONFERENCING_CAPABILITIES(
      "getConferencingCapabilities",
      Level.SCHEDULING,
      Set.of(FACTORY),
      Who.ORGANIZER,
      Set.of(At.FACTORY)),
  GET_ENCRYPTION_KEY(
      "getEncryptionKey", Level.SCHEDULING, Set.of(FACTORY), Who.ORGANIZER, Set.of(At.FACTORY)),
  GET_CONFERENCES(
      "getConferences", Level.SCHEDULING, Set.of(FACTORY), Who.ORGANIZER, Set.of(At.FACTORY)),
  ADD_CONFERENCE(
      "addConference",
      Level.CONFERENCE,
      Set.of(FACTORY, MCU_LINK),
      Who.ORGANIZER,
      Set.of(At.FACTORY, At.MCU)),
  MODIFY_CONFERENCE(
      "modifyConference",
      Level.CONFERENCE,
      Set.of(FACTORY, FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.FACTORY, At.FOCUS, At.MCU)),
  DELETE_CONFERENCE(
      "deleteConference",
      Level.CONFERENCE,
      Set.of(FACTORY, FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.FACTORY, At.FOCUS, At.MCU)),
  GET_CONFERENCE(
      "getConference",
      Level.CONFERENCE,
      Set.of(FACTORY, FOCUS_DIALOG, MCU_LINK),
      Who.PARTICIPANT,
      Set.of(At.FACTORY, At.FOCUS, At.MCU)),
  GET_MCU("getMCU", Level.CONFERENCE, Set.of(MCU_LINK), Who.SERVER, Set.of(At.MCU_FACTORY)),
  MODIFY_CONFERENCE_LOCK(
      "modifyConferenceLock",
      Level.CONFERENCE,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.FOCUS, At.MCU)),
  MODIFY_USERS_MEDIA_FILTERS(
      "modifyUsersMediaFilters",
      Level.CONFERENCE,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.MCU)),
  ADD_USER(
      "addUser",
      Level.USER,
      Set.of(FOCUS_INVITE, FOCUS_DIALOG, MCU_LINK),
      Who.PARTICIPANT,
      Set.of(At.FOCUS, At.MCU)),
  DELETE_USER(
      "deleteUser",
      Level.USER,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER_OR_SELF,
      Set.of(At.FOCUS, At.MCU)),
  MODIFY_USER(
      "modifyUser",
      Level.USER,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER_OR_SELF,
      Set.of(At.FOCUS, At.MCU)),
  MODIFY_USER_ROLES(
      "modifyUserRoles",
      Level.USER,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.FOCUS, At.MCU)),
  SET_USER_ACCESS(
      "setUserAccess", Level.USER, Set.of(FOCUS_DIALOG), Who.PRESENTER, Set.of(At.FOCUS)),
  MODIFY_ENDPOINT_ROLE(
      "modifyEndpointRole",
      Level.ENDPOINT,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER,
      Set.of(At.FOCUS, At.MCU)),
  ADD_ENDPOINT_MEDIA(
      "addEndpointMedia",
      Level.ENDPOINT_MEDIA,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER_OR_SELF,
      Set.of(At.MCU)),
  DELETE_ENDPOINT_MEDIA(
      "deleteEndpointMedia",
      Level.ENDPOINT_MEDIA,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER_OR_SELF,
      Set.of(At.MCU)),
  MODIFY_ENDPOINT_MEDIA(
      "modifyEndpointMedia",
      Level.ENDPOINT_MEDIA,
      Set.of(FOCUS_DIALOG, MCU_LINK),
      Who.PRESENTER_OR_SELF,
      Set.of(At.MCU)),
  PING("ping", Level.AVAILABILITY, Set.of(MCU_LINK), Who.SERVER, Set.of(At.MCU_FACTORY));

  /** What a command acts on. */
  public enum Level {
    SCHEDULING,
    CONFERENCE,
    USER,
    ENDPOINT,
    ENDPOINT_MEDIA,
    /** High availability and the choice among MCUs. */
    AVAILABILITY
  }

  /** The way a command comes. */
  public enum Channel {
    /** SERVICE to the Focus Factory. */
    FACTORY,
    /** Body of the INVITE that opens the dialog with the Focus. */
    FOCUS_INVITE,
    /** INFO in the dialog with the Focus. */
    FOCUS_DIALOG,
    /** HTTPS between this server and a media server. */
    MCU_LINK
  }

  /** Who may give a command to the Focus; the Focus Factory serves the organizer alone. */
  public enum Who {
    ORGANIZER,
    PRESENTER,
    /** Presenters, and a participant as far as its own user is concerned. */
    PRESENTER_OR_SELF,
    PARTICIPANT,
    /** Media servers and this server; no client. */
    SERVER
  }

  /** Who carries a command out. */
  public enum At {
    FACTORY,
    FOCUS,
    /** The MCU that {@code mscp:mcuUri} names; the Focus relays. */
    MCU,
    MCU_FACTORY
  }

  private final String wireName;
  private final Level level;
  private final Set<Channel> channels;
  private final Who who;
  private final Set<At> at;

  C3pCommand(String wireName, Level level, Set<Channel> channels, Who who, Set<At> at) {
    this.wireName = wireName;
    this.level = level;
    this.channels = channels;
    this.who = who;
    this.at = at;
  }

  /** The element name. */
  public String wireName() {
    return wireName;
  }

  /** What the command acts on. */
  public Level level() {
    return level;
  }

  /** Who may give the command to the Focus. */
  public Who who() {
    return who;
  }

  /** Whether the command comes this way. */
  public boolean comesBy(Channel way) {
    return channels.contains(way);
  }

  /** Whether that one carries it out. */
  public boolean isFor(At executor) {
    return at.contains(executor);
  }

  /** The command of that element name, if it is supported. */
  public static Optional<C3pCommand> find(String wireName) {
    return Arrays.stream(values()).filter(row -> row.wireName.equals(wireName)).findFirst();
  }
}
