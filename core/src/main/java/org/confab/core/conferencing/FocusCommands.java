package org.confab.core.conferencing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The commands that participants give in the dialog with the Focus, each found through {@link
 * C3pCommand}, which also says who may give it ([MS-CONFBAS] 2.2.3).
 */
final class FocusCommands {
  private final ConferenceFloor floor;
  private final RosterDocuments documents;
  private final Map<C3pCommand, FocusCommand> commands = new EnumMap<>(C3pCommand.class);

  FocusCommands(ConferenceFloor floor, RosterDocuments documents) {
    this.floor = floor;
    this.documents = documents;
    commands.put(C3pCommand.GET_CONFERENCE, this::getConference);
    commands.put(C3pCommand.MODIFY_CONFERENCE_LOCK, this::modifyLock);
    commands.put(C3pCommand.MODIFY_USER_ROLES, this::modifyRoles);
    commands.put(C3pCommand.DELETE_USER, this::deleteUser);
    commands.put(C3pCommand.DELETE_CONFERENCE, this::deleteConference);
  }

  /** Carries a command out if it is known and the sender may give it. */
  XmlElement run(FocusCommand.Given given) {
    String name = given.command().name();
    C3pCommand row =
        C3pCommand.find(name)
            .filter(found -> found.comesBy(C3pCommand.Channel.FOCUS_DIALOG))
            .filter(found -> given.command().attribute("mcuUri").isEmpty())
            .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, name));
    if (!may(row, given)) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, name);
    }
    return Optional.ofNullable(commands.get(row))
        .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, name))
        .run(given);
  }

  private static boolean may(C3pCommand row, FocusCommand.Given given) {
    SipUri sender = given.sender().user();
    return switch (row.who()) {
      case ORGANIZER -> sender.equals(given.state().record().organizer());
      case PRESENTER -> given.sender().role() == Role.PRESENTER;
      case PRESENTER_OR_SELF ->
          given.sender().role() == Role.PRESENTER || userEntity(given).equals(Optional.of(sender));
      case PARTICIPANT -> true;
    };
  }

  private XmlElement getConference(FocusCommand.Given given) {
    return given.done().with(ConferenceDocumentWriter.element(documents.full(given.state())));
  }

  private XmlElement modifyLock(FocusCommand.Given given) {
    boolean locked =
        switch (given.command().childText("locked")) {
          case "true", "1" -> true;
          case "false", "0" -> false;
          default -> throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "locked");
        };
    floor.lock(given.state(), locked);
    return given.done();
  }

  private XmlElement modifyRoles(FocusCommand.Given given) {
    String text = given.command().path("user-roles", "entry").map(XmlElement::text).orElse("");
    Role role = Role.find(text).orElseThrow(() -> new CommandFailed(C3pReason.INVALID_ROLE, text));
    Participant target = target(given);
    checkNotOrganizer(given, target);
    floor.promote(given.state(), target, role);
    return given.done();
  }

  private XmlElement deleteUser(FocusCommand.Given given) {
    Participant target = target(given);
    if (!target.user().equals(given.sender().user())) {
      checkNotOrganizer(given, target);
    }
    floor.eject(given.state(), target, given.dialog());
    return given.done();
  }

  private XmlElement deleteConference(FocusCommand.Given given) {
    String entity =
        given
            .command()
            .child("conferenceKeys")
            .flatMap(keys -> keys.attribute("confEntity"))
            .orElse(given.state().uri().asString());
    floor.over(given.state(), Optional.of(given.dialog()));
    return DeleteConference.ended(given.command().name(), entity);
  }

  private static void checkNotOrganizer(FocusCommand.Given given, Participant target) {
    if (target.user().equals(given.state().record().organizer())) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, "not against the organizer");
    }
  }

  private static Participant target(FocusCommand.Given given) {
    return userEntity(given)
        .flatMap(user -> given.state().participant(user))
        .orElseThrow(() -> new CommandFailed(C3pReason.USER_DOESNT_EXIST, "userEntity"));
  }

  private static Optional<SipUri> userEntity(FocusCommand.Given given) {
    try {
      return given
          .command()
          .child("userKeys")
          .flatMap(keys -> keys.attribute("userEntity"))
          .map(text -> SipUri.parse(text).aor());
    } catch (IllegalArgumentException notAUri) {
      return Optional.empty();
    }
  }
}
