package org.confab.core.conferencing;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * Hands commands that name an MCU on to that MCU, and words its answer for the client ([MS-CONFBAS]
 * 4.4.10). Who and what the command is about must be in the roster; whether it can be done, the MCU
 * decides.
 */
final class McuRelay {
  /** What nobody does to the organizer, neither at the Focus nor at an MCU. */
  private static final Set<C3pCommand> AGAINST_ORGANIZER =
      EnumSet.of(
          C3pCommand.DELETE_USER,
          C3pCommand.MODIFY_USER,
          C3pCommand.MODIFY_USER_ROLES,
          C3pCommand.MODIFY_ENDPOINT_ROLE);

  private final Mcus mcus;
  private final RecordDocuments records;
  private final Deadline deadline;
  private final ConferencingLimits limits;

  McuRelay(ConferencingPorts ports, RecordDocuments records) {
    this.mcus = ports.mcus();
    this.records = records;
    this.deadline = new Deadline(ports.scheduler());
    this.limits = ports.limits();
  }

  /** The MCU's answer, under the ids and addresses of the client's request. */
  CompletionStage<C3pResponse> run(C3pCommand row, FocusCommand.Given given) {
    ConferenceUri mcu = mcu(given);
    McuType type = type(mcu);
    if (!records.mcus(given.state().record()).contains(type)) {
      throw new CommandFailed(C3pReason.MCU_TYPE_NOT_AVAILABLE, type.wireName());
    }
    check(row, given, type);
    return deadline.of(
        limits.commandTime(),
        given.request(),
        mcus.command(mcu, given.command())
            .handle((answer, failure) -> answered(given, answer, failure)));
  }

  private static C3pResponse answered(
      FocusCommand.Given given, @Nullable C3pResponse answer, @Nullable Throwable failure) {
    C3pRequest request = given.request();
    if (failure != null || answer == null) {
      return request.failure(reason(failure));
    }
    return new C3pResponse(
        request.requestId(), request.to(), request.from(), answer.code(), answer.answer());
  }

  private static C3pReason reason(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof TimeoutException
        || cause instanceof Refused refused && refused.status() == 504) {
      return C3pReason.TIME_OUT;
    }
    return cause instanceof Refused ? C3pReason.MCU_TYPE_NOT_AVAILABLE : C3pReason.OTHER_FAILURE;
  }

  /** Whether the command is about an endpoint that an MCU has told of. */
  static boolean isAboutMcuEndpoint(FocusCommand.Given given) {
    String endpoint = endpointEntity(given);
    return given.state().mcus().values().stream().anyMatch(roster -> has(roster, endpoint));
  }

  /** The MCU that the command names, or the one at which its endpoint is. */
  private static ConferenceUri mcu(FocusCommand.Given given) {
    Optional<String> named = given.command().attribute("mcuUri");
    if (named.isPresent()) {
      return ConferenceUri.parse(named.get())
          .filter(uri -> !uri.isFocus() && uri.focus().equals(given.state().uri()))
          .orElseThrow(() -> new Refused(400, Diagnostic.MCU_URI_INVALID, named.get()));
    }
    String endpoint = endpointEntity(given);
    return given.state().mcus().entrySet().stream()
        .filter(mcu -> has(mcu.getValue(), endpoint))
        .map(mcu -> given.state().uri().mcu(mcu.getKey()))
        .findFirst()
        .orElseThrow(() -> new CommandFailed(C3pReason.REQUEST_MALFORMED, "no mcuUri"));
  }

  private static McuType type(ConferenceUri mcu) {
    return McuType.find(mcu.type())
        .orElseThrow(() -> new Refused(400, Diagnostic.MCU_URI_INVALID, mcu.asString()));
  }

  private static boolean has(McuRoster roster, String endpoint) {
    return roster.members().values().stream()
        .anyMatch(member -> member.endpoints().containsKey(endpoint));
  }

  private static String endpointEntity(FocusCommand.Given given) {
    return given.command().children().stream()
        .filter(child -> child.name().endsWith("Keys"))
        .flatMap(keys -> keys.attribute("endpointEntity").stream())
        .findFirst()
        .orElse("");
  }

  /** Refuses what the roster already shows to be impossible. */
  private static void check(C3pCommand row, FocusCommand.Given given, McuType type) {
    if (row == C3pCommand.DELETE_CONFERENCE) {
      throw new CommandFailed(C3pReason.NOT_SUPPORTED, "a conference ends at its Focus");
    }
    if (row == C3pCommand.ADD_USER) {
      if (!given.isByPresenter()) {
        // The MCU believes the role that the command asks for.
        throw new CommandFailed(C3pReason.UNAUTHORIZED, "an attendee calls the MCU himself");
      }
      DialOut.checkOthers(given);
      return;
    }
    boolean aboutUser =
        row.level() == C3pCommand.Level.USER
            || row.level() == C3pCommand.Level.ENDPOINT
            || row.level() == C3pCommand.Level.ENDPOINT_MEDIA;
    if (!aboutUser) {
      return;
    }
    SipUri user =
        given
            .userEntity()
            .orElseThrow(() -> new CommandFailed(C3pReason.REQUEST_MALFORMED, "userEntity"));
    if (AGAINST_ORGANIZER.contains(row)) {
      given.sparesOrganizer(user);
    }
    McuRoster.Member member =
        Optional.ofNullable(given.state().mcus().get(type))
            .map(roster -> roster.members().get(user))
            .orElseThrow(() -> new CommandFailed(C3pReason.USER_DOESNT_EXIST, user.asString()));
    if (row.level() == C3pCommand.Level.USER) {
      return;
    }
    XmlElement endpoint =
        Optional.ofNullable(member.endpoints().get(endpointEntity(given)))
            .orElseThrow(
                () -> new CommandFailed(C3pReason.ENDPOINT_DOESNT_EXIST, endpointEntity(given)));
    if (row == C3pCommand.MODIFY_ENDPOINT_MEDIA || row == C3pCommand.DELETE_ENDPOINT_MEDIA) {
      checkMedia(given, endpoint);
    }
    checkFilter(given, type, endpoint);
  }

  /** Who was blocked lifts the block himself only where the filters' rules say so. */
  private static void checkFilter(FocusCommand.Given given, McuType type, XmlElement endpoint) {
    boolean presents = given.isByPresenter();
    boolean blocked =
        endpoint
            .children("media")
            .anyMatch(media -> media.childText("media-ingress-filter").equals("block"));
    if (!presents
        && blocked
        && !FocusMcus.filters(given.state(), type).mayModifyOwn(given.sender().role())) {
      throw new CommandFailed(C3pReason.UNAUTHORIZED, "a presenter has blocked this");
    }
  }

  private static void checkMedia(FocusCommand.Given given, XmlElement endpoint) {
    String id =
        given
            .command()
            .child("mediaKeys")
            .flatMap(keys -> keys.attribute("mediaId"))
            .orElseThrow(() -> new CommandFailed(C3pReason.REQUEST_MALFORMED, "mediaId"));
    if (endpoint
        .children("media")
        .noneMatch(media -> media.attribute("id").orElse("").equals(id))) {
      throw new CommandFailed(C3pReason.MEDIA_DOESNT_EXIST, id);
    }
  }
}
