package org.confab.core.conferencing;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCP;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * What the Focus itself tells the MCUs that serve a conference ([MS-CONFBAS] 3.4): who has gone,
 * who has another role, whether it is locked. An MCU that does not take an order is told to the
 * log; its loss is noticed elsewhere.
 */
final class McuOrders {
  private static final Logger LOG = System.getLogger(McuOrders.class.getName());

  private final Mcus mcus;

  McuOrders(Mcus mcus) {
    this.mcus = mcus;
  }

  /** All MCUs are told: one may expect a call of the user that is still on its way. */
  void gone(ConferenceState state, SipUri user) {
    for (McuType type : state.mcus().keySet()) {
      send(
          state,
          type,
          C3pAnswers.element(C3pCommand.DELETE_USER.wireName()).with(userKeys(state, user)));
    }
  }

  void promoted(ConferenceState state, SipUri user, Role role) {
    state
        .mcus()
        .forEach(
            (type, roster) -> {
              if (roster.members().containsKey(user)) {
                send(
                    state,
                    type,
                    C3pAnswers.element(C3pCommand.MODIFY_USER_ROLES.wireName())
                        .with(
                            userKeys(state, user),
                            XmlElement.of(CI, "user-roles")
                                .withTextChild("entry", role.wireName())));
              }
            });
  }

  /** The device that has another role at the Focus has it in its calls to the MCUs. */
  void promoted(ConferenceState state, SipUri user, Participant.Session device, Role role) {
    state
        .mcus()
        .forEach(
            (type, roster) ->
                endpoints(roster, user, device)
                    .forEach(
                        endpoint -> send(state, type, endpointRole(state, user, endpoint, role))));
  }

  private static XmlElement endpointRole(
      ConferenceState state, SipUri user, String endpoint, Role role) {
    return C3pAnswers.element(C3pCommand.MODIFY_ENDPOINT_ROLE.wireName())
        .with(
            C3pAnswers.element("endpointKeys")
                .with("confEntity", state.uri().asString())
                .with("userEntity", user.asString())
                .with("endpointEntity", endpoint),
            XmlElement.of(CI, "endpoint-roles").withTextChild("entry", role.wireName()));
  }

  private static List<String> endpoints(McuRoster roster, SipUri user, Participant.Session device) {
    return Optional.ofNullable(roster.members().get(user)).stream()
        .flatMap(member -> member.endpoints().entrySet().stream())
        .filter(endpoint -> device.uri().equals(uri(endpoint.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Optional<SipUri> uri(XmlElement endpoint) {
    try {
      return endpoint.attribute("endpoint-uri").map(SipUri::parse);
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  void locked(ConferenceState state) {
    for (McuType type : state.mcus().keySet()) {
      send(
          state,
          type,
          C3pAnswers.element(C3pCommand.MODIFY_CONFERENCE_LOCK.wireName())
              .with(C3pAnswers.element("conferenceKeys").with("confEntity", state.uri().asString()))
              .withTextChild("locked", Boolean.toString(state.locked())));
    }
  }

  void over(ConferenceUri focus) {
    mcus.end(focus);
  }

  private static XmlElement userKeys(ConferenceState state, SipUri user) {
    return C3pAnswers.element("userKeys")
        .with("confEntity", state.uri().asString())
        .with("userEntity", user.asString());
  }

  private void send(ConferenceState state, McuType type, XmlElement command) {
    ConferenceUri mcu = state.uri().mcu(type);
    mcus.command(mcu, command.with("{" + MSCP + "}mcuUri", mcu.asString()))
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                LOG.log(Level.INFO, command.name() + " did not reach " + mcu.asString(), failure);
              } else if (answer.reason().isPresent()) {
                LOG.log(
                    Level.INFO,
                    "{0} refused by {1}: {2}",
                    command.name(),
                    mcu.asString(),
                    answer.reason().get());
              }
            });
  }
}
