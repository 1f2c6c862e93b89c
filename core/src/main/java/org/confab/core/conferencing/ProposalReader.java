package org.confab.core.conferencing;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.AdmissionPolicy;
import org.confab.protocol.conference.ConferenceNamespaces;
import org.confab.protocol.conference.ConferenceProposal;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Judges what a client proposes for a conference; every bad value has its own failure reason. */
final class ProposalReader {
  private final Clock clock;
  private final ConferencingLimits limits;
  private final MeetingRules rules;
  private final AccessReader access;

  ProposalReader(ConferencingPorts ports, Supplier<String> newKeys) {
    this.clock = ports.clock();
    this.limits = ports.limits();
    this.rules = ports.rules();
    this.access = new AccessReader(ports.key(), ports.limits(), newKeys);
  }

  /** The proposal inside an addConference or modifyConference. */
  static ConferenceProposal proposal(XmlElement command) {
    return command
        .child("conference-info")
        .map(ConferenceProposal::read)
        .orElseThrow(
            () -> new CommandFailed(C3pReason.REQUEST_MALFORMED, "conference-info is missing"));
  }

  /**
   * What the organizer has chosen. MCU types that are not known are left out: the conference is
   * wanted even where one of its media is not to be had.
   *
   * @param known what a modification leaves as it is where the proposal is silent
   */
  ConferenceRecord.Details details(
      SipUri organizer, ConferenceProposal proposal, Optional<ConferenceRecord.Details> known) {
    AdmissionPolicy policy =
        proposal
            .admissionPolicy()
            .map(text -> policy(organizer, text))
            .or(() -> known.map(d -> d.admissionPolicy()))
            .orElse(AdmissionPolicy.OPEN_AUTHENTICATED);
    Optional<Instant> chosen =
        proposal.expiry().map(text -> expiry(text, known.map(d -> d.expiry())));
    Instant expiry =
        chosen
            .or(() -> known.map(d -> d.expiry()))
            .orElseGet(() -> millis(clock.instant().plus(limits.defaultLifetime())));
    boolean rolling =
        known.isEmpty()
            ? chosen.isEmpty()
            : known.get().access().rolling() && expiry.equals(known.get().expiry());
    return new ConferenceRecord.Details(
        proposal.subject().map(this::subject).or(() -> known.map(d -> d.subject())).orElse(""),
        policy,
        expiry,
        proposal.permanent() || known.map(d -> d.permanent()).orElse(false),
        proposal
            .invitees()
            .map(this::invitees)
            .or(() -> known.map(d -> d.invitees()))
            .orElse(List.of()),
        proposal
            .entityViews()
            .map(ProposalReader::mcus)
            .or(() -> known.map(d -> d.mcus()))
            .orElse(List.of()),
        opaque(proposal.notificationData(), C3pReason.NOTIFICATION_DATA_TOO_LARGE)
            .or(() -> known.flatMap(d -> d.notificationData())),
        opaque(proposal.organizerData(), C3pReason.ORGANIZER_ROAMING_DATA_TOO_LARGE)
            .or(() -> known.flatMap(d -> d.organizerData())),
        access.read(proposal.access(), policy, rolling, known.map(d -> d.access())),
        proposal
            .entityViews()
            .map(this::settings)
            .or(() -> known.map(d -> d.settings()))
            .orElse(Map.of()));
  }

  private Map<McuType, XmlElement> settings(List<EntityView> views) {
    Map<McuType, XmlElement> settings = new EnumMap<>(McuType.class);
    for (EntityView view : views) {
      XmlElement content =
          XmlElement.of(ConferenceNamespaces.MSCI, "entity-view")
              .with("entity", view.entity())
              .with(view.content());
      if (Xml.write(content).length() > limits.entitySettings()) {
        throw new CommandFailed(C3pReason.ENTITY_SETTINGS_TOO_LARGE, view.entity());
      }
      McuType.find(view.entity())
          .filter(type -> !view.content().isEmpty())
          .ifPresent(type -> settings.put(type, content));
    }
    return settings;
  }

  private String subject(String text) {
    if (text.length() > limits.subject()) {
      throw new CommandFailed(C3pReason.REQUEST_TOO_LARGE, "subject");
    }
    return text;
  }

  private AdmissionPolicy policy(SipUri organizer, String text) {
    AdmissionPolicy policy =
        AdmissionPolicy.find(text)
            .orElseThrow(() -> new CommandFailed(C3pReason.INVALID_ADMISSION_POLICY, text));
    if (policy == AdmissionPolicy.ANONYMOUS && !rules.anonymous(organizer)) {
      throw new CommandFailed(C3pReason.ANONYMOUS_USERS_NOT_ALLOWED, organizer.asString());
    }
    return policy;
  }

  /** Clients post back whole seconds of what they have read: that is no other time. */
  private Instant expiry(String text, Optional<Instant> known) {
    Instant now = clock.instant();
    Instant expiry = instant(text);
    if (known.map(old -> old.truncatedTo(ChronoUnit.SECONDS).equals(expiry)).orElse(false)) {
      return known.get();
    }
    if (!expiry.isAfter(now) || expiry.isAfter(now.plus(limits.longestLifetime()))) {
      throw new CommandFailed(C3pReason.INVALID_EXPIRY_TIME, text);
    }
    return millis(expiry);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new CommandFailed(C3pReason.INVALID_EXPIRY_TIME, String.valueOf(notATime.getMessage()));
    }
  }

  /** As exact as every store keeps it. */
  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private List<ConferenceRecord.Invitee> invitees(List<ConferenceProposal.Invitee> listed) {
    if (listed.size() > limits.invitees()) {
      throw new CommandFailed(C3pReason.REQUEST_TOO_LARGE, "too many users");
    }
    return listed.stream().map(ProposalReader::invitee).distinct().toList();
  }

  private static ConferenceRecord.Invitee invitee(ConferenceProposal.Invitee listed) {
    Role role =
        listed.role().isEmpty()
            ? Role.ATTENDEE
            : Role.find(listed.role())
                .orElseThrow(() -> new CommandFailed(C3pReason.INVALID_ROLE, listed.role()));
    if (listed.entity().length() > ConferenceRecord.MAX_INVITEE) {
      throw new CommandFailed(C3pReason.INVALID_USER_ENTITY, "user entity too long");
    }
    try {
      return new ConferenceRecord.Invitee(SipUri.parse(listed.entity()), role);
    } catch (IllegalArgumentException notAUri) {
      throw new CommandFailed(C3pReason.INVALID_USER_ENTITY, String.valueOf(notAUri.getMessage()));
    }
  }

  private static List<McuType> mcus(List<EntityView> wanted) {
    return wanted.stream()
        .flatMap(view -> McuType.find(view.entity()).stream())
        .distinct()
        .toList();
  }

  private Optional<XmlElement> opaque(Optional<XmlElement> data, C3pReason tooLarge) {
    if (data.isPresent() && Xml.write(data.get()).length() > limits.opaqueData()) {
      throw new CommandFailed(tooLarge, "longer than " + limits.opaqueData() + " characters");
    }
    return data;
  }
}
