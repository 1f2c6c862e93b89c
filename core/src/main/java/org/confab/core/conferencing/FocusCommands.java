package org.confab.core.conferencing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The commands that participants give in the dialog with the Focus, each found through {@link
 * C3pCommand}, which also says who may give it and who carries it out ([MS-CONFBAS] 2.2.3).
 */
final class FocusCommands {
  private final Map<C3pCommand, FocusCommand> commands = new EnumMap<>(C3pCommand.class);
  private final McuRelay relay;

  FocusCommands(ConferenceCommands conference, UserCommands user, DialOut dialOut, McuRelay relay) {
    this.relay = relay;
    commands.put(C3pCommand.GET_CONFERENCE, conference::getConference);
    commands.put(C3pCommand.MODIFY_CONFERENCE, conference::modifyConference);
    commands.put(C3pCommand.MODIFY_CONFERENCE_LOCK, conference::modifyLock);
    commands.put(C3pCommand.DELETE_CONFERENCE, conference::deleteConference);
    commands.put(C3pCommand.ADD_USER, dialOut::addUser);
    commands.put(C3pCommand.DELETE_USER, user::deleteUser);
    commands.put(C3pCommand.MODIFY_USER, user::modifyUser);
    commands.put(C3pCommand.MODIFY_USER_ROLES, user::modifyRoles);
    commands.put(C3pCommand.MODIFY_ENDPOINT_ROLE, user::modifyEndpointRole);
    commands.put(C3pCommand.SET_USER_ACCESS, user::setAccess);
  }

  /**
   * Carries a command out if it is known and the sender may give it.
   *
   * @throws Refused 400 (3005) if the command cannot be relayed to an MCU but names one
   */
  CompletionStage<C3pResponse> run(FocusCommand.Given given) {
    String name = given.command().name();
    C3pCommand row =
        C3pCommand.find(name)
            .filter(found -> found.comesBy(C3pCommand.Channel.FOCUS_DIALOG))
            .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, name));
    Optional<String> mcuUri = given.command().attribute("mcuUri");
    if (mcuUri.isPresent() && !row.isFor(C3pCommand.At.MCU)) {
      throw new Refused(400, Diagnostic.C3P_NOT_FOR_AN_MCU, name);
    }
    if (!may(row, given)) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, name);
    }
    boolean atMcu = row == C3pCommand.MODIFY_ENDPOINT_ROLE && McuRelay.isAboutMcuEndpoint(given);
    if (mcuUri.isPresent() || atMcu || !row.isFor(C3pCommand.At.FOCUS)) {
      return relay.run(row, given);
    }
    return Optional.ofNullable(commands.get(row))
        .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, name))
        .run(given);
  }

  private static boolean may(C3pCommand row, FocusCommand.Given given) {
    SipUri sender = given.sender().user();
    boolean presents = given.isByPresenter();
    return switch (row.who()) {
      case ORGANIZER -> sender.equals(given.state().record().organizer());
      case PRESENTER -> presents;
      case PRESENTER_OR_SELF -> presents || given.userEntity().equals(Optional.of(sender));
      case PARTICIPANT -> true;
      case SERVER -> false;
    };
  }
}
