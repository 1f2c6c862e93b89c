package org.confab.protocol.c3p;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one table of C3P commands: what each is about, over which channel it comes and who may send
 * it ([MS-CONFBAS] 2.2.3, [MS-CONFPRO] 2.2.3). A command that is not a row is answered with {@link
 * C3pReason#NOT_SUPPORTED}.
 */
public enum C3pCommand {
  GET_AVAILABLE_MCU_TYPES("getAvailableMcuTypes", Level.SCHEDULING, Channel.FACTORY, Who.ORGANIZER),
  GET_CONFERENCING_CAPABILITIES(
      "getConferencingCapabilities", Level.SCHEDULING, Channel.FACTORY, Who.ORGANIZER),
  GET_ENCRYPTION_KEY("getEncryptionKey", Level.SCHEDULING, Channel.FACTORY, Who.ORGANIZER),
  GET_CONFERENCES("getConferences", Level.SCHEDULING, Channel.FACTORY, Who.ORGANIZER),
  ADD_CONFERENCE("addConference", Level.CONFERENCE, Channel.FACTORY, Who.ORGANIZER),
  MODIFY_CONFERENCE("modifyConference", Level.CONFERENCE, Channel.FACTORY, Who.ORGANIZER),
  DELETE_CONFERENCE("deleteConference", Level.CONFERENCE, Channel.BOTH, Who.PRESENTER),
  GET_CONFERENCE("getConference", Level.CONFERENCE, Channel.BOTH, Who.PARTICIPANT),
  MODIFY_CONFERENCE_LOCK(
      "modifyConferenceLock", Level.CONFERENCE, Channel.FOCUS_DIALOG, Who.PRESENTER),
  ADD_USER("addUser", Level.USER, Channel.FOCUS_INVITE, Who.PARTICIPANT),
  DELETE_USER("deleteUser", Level.USER, Channel.FOCUS_DIALOG, Who.PRESENTER_OR_SELF),
  MODIFY_USER_ROLES("modifyUserRoles", Level.USER, Channel.FOCUS_DIALOG, Who.PRESENTER);

  /** What a command acts on. */
  public enum Level {
    SCHEDULING,
    CONFERENCE,
    USER
  }

  /** The way a command comes. */
  public enum Channel {
    /** SERVICE to the Focus Factory. */
    FACTORY,
    /** Body of the INVITE that opens the dialog with the Focus. */
    FOCUS_INVITE,
    /** INFO in the dialog with the Focus. */
    FOCUS_DIALOG,
    /** SERVICE to the Focus Factory, or INFO in the dialog with the Focus. */
    BOTH
  }

  /** Who may give a command to the Focus; the Focus Factory serves the organizer alone. */
  public enum Who {
    ORGANIZER,
    PRESENTER,
    /** Presenters, and a participant as far as its own user is concerned. */
    PRESENTER_OR_SELF,
    PARTICIPANT
  }

  private final String wireName;
  private final Level level;
  private final Channel channel;
  private final Who who;

  C3pCommand(String wireName, Level level, Channel channel, Who who) {
    this.wireName = wireName;
    this.level = level;
    this.channel = channel;
    this.who = who;
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
    boolean both = channel == Channel.BOTH;
    return channel == way || both && (way == Channel.FACTORY || way == Channel.FOCUS_DIALOG);
  }

  /** The command of that element name, if it is supported. */
  public static Optional<C3pCommand> find(String wireName) {
    return Arrays.stream(values()).filter(row -> row.wireName.equals(wireName)).findFirst();
  }
}
