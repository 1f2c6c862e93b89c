package org.confab.core.conferencing;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** One command of a participant to the Focus. Runs while nothing else changes the conference. */
interface FocusCommand {
  /**
   * Carries the command out.
   *
   * @return the final answer: at once, or when somebody else has decided
   * @throws CommandFailed if it cannot be done
   */
  CompletionStage<C3pResponse> run(Given given);

  /**
   * What is given to a command.
   *
   * @param state the conference now
   * @param sender who gives the command
   * @param dialog the dialog it came by
   * @param request the request; its one child is the command
   * @param conversation the Ms-Conversation-ID of that dialog, empty if it has none
   */
  record Given(
      ConferenceState state,
      Participant sender,
      FocusDialogId dialog,
      C3pRequest request,
      String conversation) {
    /** The element of the request. */
    XmlElement command() {
      return request.command();
    }

    /** Success, with an element that only repeats the name of the command. */
    CompletionStage<C3pResponse> done() {
      return done(C3pAnswers.element(command().name()));
    }

    /** Success, with that element. */
    CompletionStage<C3pResponse> done(XmlElement answer) {
      return CompletableFuture.completedStage(request.success(answer));
    }

    /** The user whom the keys of the command name; empty if none or none that can be read. */
    Optional<SipUri> userEntity() {
      try {
        return command().children().stream()
            .filter(child -> child.name().endsWith("Keys"))
            .flatMap(keys -> keys.attribute("userEntity").stream())
            .findFirst()
            .map(text -> SipUri.parse(text).aor());
      } catch (IllegalArgumentException notAUri) {
        return Optional.empty();
      }
    }

    /** Whether the sender presents, at the endpoint from which the command has come. */
    boolean isByPresenter() {
      return sender.role(dialog) == Role.PRESENTER;
    }

    /** The participant whom the command is about. */
    Participant target() {
      return userEntity()
          .flatMap(state::participant)
          .orElseThrow(() -> new CommandFailed(C3pReason.USER_DOESNT_EXIST, "userEntity"));
    }

    /** Whether that is the user who gives the command. */
    boolean isSender(Participant participant) {
      return participant.user().equals(sender.user());
    }

    /** The organizer stays in chair: nobody else's command touches him. */
    void sparesOrganizer(SipUri user) {
      if (user.equals(state.record().organizer()) && !user.equals(sender.user())) {
        throw new CommandFailed(C3pReason.UNAUTHORIZED, "not against the organizer");
      }
    }
  }
}
