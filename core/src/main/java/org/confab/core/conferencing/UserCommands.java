package org.confab.core.conferencing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** The commands at the Focus that are about one user or endpoint. */
final class UserCommands {
  private final ConferenceFloor floor;
  private final Admission admission;
  private final ConferencingLimits limits;

  UserCommands(ConferenceFloor floor, Admission admission, ConferencingLimits limits) {
    this.floor = floor;
    this.admission = admission;
    this.limits = limits;
  }

  /** Puts a user out: of the Focus, of the lobby, or of the MCUs alone. */
  CompletionStage<C3pResponse> deleteUser(FocusCommand.Given given) {
    ConferenceState state = given.state();
    Optional<SipUri> user = given.userEntity();
    List<Waiting> waiting = user.map(state::waiting).orElse(List.of());
    boolean inside = user.flatMap(state::participant).isPresent();
    if (!inside && !waiting.isEmpty()) {
      decide(state, waiting, false);
    } else if (!inside && user.filter(one -> isAtAnMcu(state, one)).isPresent()) {
      given.sparesOrganizer(user.get());
      floor.ejectFromMcus(state, user.get());
    } else {
      Participant target = given.target();
      given.sparesOrganizer(target.user());
      floor.eject(state, target, Optional.of(given.dialog()));
    }
    return given.done();
  }

  private static boolean isAtAnMcu(ConferenceState state, SipUri user) {
    return state.mcus().values().stream().anyMatch(mcu -> mcu.members().containsKey(user));
  }

  /** Gives a user another role. */
  CompletionStage<C3pResponse> modifyRoles(FocusCommand.Given given) {
    Role role = role(given.command().path("user-roles", "entry"));
    Participant target = given.target();
    given.sparesOrganizer(target.user());
    if (given.isSender(target) && target.user().equals(given.state().record().organizer())) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, "the organizer presents");
    }
    floor.promote(given.state(), target, role);
    return given.done();
  }

  /** Gives a user another name; and another role, if a presenter says so. */
  CompletionStage<C3pResponse> modifyUser(FocusCommand.Given given) {
    XmlElement user =
        given
            .command()
            .child("user")
            .orElseThrow(() -> new CommandFailed(C3pReason.REQUEST_MALFORMED, "no user"));
    Participant target = given.target();
    given.sparesOrganizer(target.user());
    Optional<Role> role = user.path("roles", "entry").map(entry -> role(Optional.of(entry)));
    if (role.isPresent() && !given.isByPresenter()) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, "attendees give no roles");
    }
    String name = user.childText("display-text");
    if (name.length() > limits.displayName()) {
      throw new CommandFailed(C3pReason.REQUEST_TOO_LARGE, "display-text");
    }
    ConferenceState state = given.state();
    Participant named = name.isEmpty() ? target : target.named(name);
    if (role.isPresent()) {
      floor.promote(state.with(named), named, role.get());
    }
    if (role.isEmpty() || role.get() == target.role()) {
      floor.replace(state, named);
    }
    return given.done();
  }

  /** Lets one of a user's endpoints do more, or less, than the user. */
  CompletionStage<C3pResponse> modifyEndpointRole(FocusCommand.Given given) {
    Participant target = given.target();
    given.sparesOrganizer(target.user());
    String entity =
        given.command().children().stream()
            .filter(child -> child.name().endsWith("Keys"))
            .flatMap(keys -> keys.attribute("endpointEntity").stream())
            .findFirst()
            .orElse("");
    Participant.Session session =
        target
            .session(entity)
            .orElseThrow(() -> new CommandFailed(C3pReason.ENDPOINT_DOESNT_EXIST, entity));
    Role role =
        role(
            given
                .command()
                .path("endpoint-roles", "entry")
                .or(() -> given.command().path("user-roles", "entry"))
                .or(() -> given.command().path("roles", "entry")));
    floor.promote(given.state(), target, session, role);
    return given.done();
  }

  private static Role role(Optional<XmlElement> entry) {
    String text = entry.map(XmlElement::text).orElse("");
    return Role.find(text).orElseThrow(() -> new CommandFailed(C3pReason.INVALID_ROLE, text));
  }

  /** Lets people in from the lobby, or sends them away. */
  CompletionStage<C3pResponse> setAccess(FocusCommand.Given given) {
    boolean granted =
        switch (given.command().childText("access")) {
          case "granted" -> true;
          case "denied" -> false;
          default -> throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "access");
        };
    List<String> named = given.command().children("userEntity").map(XmlElement::text).toList();
    if (named.isEmpty()) {
      throw new CommandFailed(C3pReason.REQUEST_MALFORMED, "userEntity");
    }
    List<Waiting> waiting =
        named.stream().flatMap(text -> waiting(given.state(), text).stream()).distinct().toList();
    if (granted) {
      admission.checkRoom(given.state(), newcomers(given.state(), waiting));
    }
    decide(given.state(), waiting, granted);
    return given.done();
  }

  private static long newcomers(ConferenceState state, List<Waiting> waiting) {
    return waiting.stream()
        .map(Waiting::user)
        .distinct()
        .filter(user -> state.participant(user).isEmpty())
        .count();
  }

  private static List<Waiting> waiting(ConferenceState state, String text) {
    List<Waiting> found;
    try {
      found = state.waiting(SipUri.parse(text));
    } catch (IllegalArgumentException notAUri) {
      throw new CommandFailed(C3pReason.INVALID_USER_ENTITY, text);
    }
    if (found.isEmpty()) {
      throw new CommandFailed(C3pReason.USER_DOESNT_EXIST, text);
    }
    return found;
  }

  private void decide(ConferenceState state, List<Waiting> waiting, boolean granted) {
    ConferenceState now = state;
    for (Waiting one : waiting) {
      now = granted ? floor.admit(now, one) : floor.deny(now, one, C3pReason.FORBIDDEN);
    }
  }
}
