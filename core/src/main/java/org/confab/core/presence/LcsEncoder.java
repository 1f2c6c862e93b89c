package org.confab.core.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.ClientDialects;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.lcs.AggregatedPresence;
import org.confab.protocol.lcs.CalendarInfo;
import org.confab.protocol.lcs.DevicePresence;
import org.confab.protocol.lcs.LcsStatus;
import org.confab.protocol.lcs.PublishedPresence;
import org.confab.protocol.lcs.UserInfo;
import org.confab.protocol.lcs.UserInfoState;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.PersonalNote;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * Tells watchers of Live Communications Server 2005 in {@code text/xml+msrtc.pidf} ([MS-SIP] 2.2.1)
 * what a user publishes, in whatever dialect. The aggregated state decides; a device of this
 * dialect that says the same lends its very numbers.
 */
public final class LcsEncoder implements ViewEncoder {
  private final ClientDialects dialects;
  private final Clock clock;

  /** Counts the age of devices by that clock. */
  public LcsEncoder(ClientDialects dialects, Clock clock) {
    this.dialects = dialects;
    this.clock = clock;
  }

  @Override
  public String mediaType() {
    return AggregatedPresence.CONTENT_TYPE;
  }

  /** Clients that accept both are served what their registration agreed on. */
  @Override
  public boolean answers(SubscribeRequest request) {
    return request.accept().contains(mediaType())
        && (!request.accept().contains(CategoriesDocument.CONTENT_TYPE)
            || dialects.of(request.subscriber()) == ClientDialect.LCS);
  }

  @Override
  public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
    return Xml.bytes(document(seen));
  }

  /** The age of devices alone is no change. */
  @Override
  public Optional<byte[]> change(
      SeenPresence before, SeenPresence after, Set<CategoryName> wanted) {
    AggregatedPresence old = presence(before, Instant.MIN);
    return old.equals(presence(after, Instant.MIN))
        ? Optional.empty()
        : Optional.of(whole(after, wanted));
  }

  /** The document of this moment. */
  XmlElement document(SeenPresence seen) {
    return presence(seen, clock.instant()).write();
  }

  private static AggregatedPresence presence(SeenPresence seen, Instant now) {
    Optional<StateValue> state = seen.state();
    LcsStatus status =
        state
            .map(value -> LcsStatus.ofState(value.availability(), value.token()))
            .orElse(LcsStatus.NOBODY);
    List<DevicePresence> devices = status.online() ? devices(seen, status, now) : List.of();
    Optional<DevicePresence> most =
        devices.stream().filter(device -> device.status().means(status)).findFirst();
    XmlElement card = card(seen);
    return new AggregatedPresence(
        seen.user(),
        most.map(DevicePresence::status).orElse(status),
        most.flatMap(DevicePresence::epid),
        most.map(DevicePresence::note).orElse(""),
        text(card, "identity", "name", "displayName"),
        text(card, "identity", "email"),
        text(card, "phone", "uri"),
        userInfo(seen, state),
        devices);
  }

  /** The device that published last comes first. */
  private static List<DevicePresence> devices(SeenPresence seen, LcsStatus status, Instant now) {
    List<DevicePresence> devices = new ArrayList<>();
    newestFirst(seen.category(LcsInstances.DEVICE))
        .forEach(
            instance ->
                instance
                    .value()
                    .map(PublishedPresence::readPresentity)
                    .map(
                        device ->
                            new DevicePresence(
                                instance.endpoint(),
                                age(instance, now),
                                device.status(),
                                device.note(),
                                device.more()))
                    .ifPresent(devices::add));
    return devices.isEmpty() ? List.of(unnamed(seen, status, now)) : devices;
  }

  /** Devices of the other dialects are not told apart: they are one without a name. */
  private static DevicePresence unnamed(SeenPresence seen, LcsStatus status, Instant now) {
    long age =
        seen.category(CategoryName.STATE).stream()
            .mapToLong(instance -> age(instance, now))
            .findFirst()
            .orElse(0);
    List<XmlElement> calendar =
        newestFirst(seen.category(CategoryName.CALENDAR_DATA)).stream()
            .flatMap(instance -> instance.value().flatMap(CalendarInfo::ofCategory).stream())
            .map(CalendarInfo::write)
            .limit(1)
            .toList();
    return new DevicePresence(Optional.empty(), age, status, "", calendar);
  }

  private static long age(CategoryInstance instance, Instant now) {
    return now.isAfter(instance.publishTime())
        ? Duration.between(instance.publishTime(), now).toSeconds()
        : 0;
  }

  private static List<CategoryInstance> newestFirst(List<CategoryInstance> instances) {
    return instances.stream()
        .sorted(
            Comparator.comparing(CategoryInstance::publishTime)
                .reversed()
                .thenComparing(instance -> instance.key().instance()))
        .toList();
  }

  private static XmlElement card(SeenPresence seen) {
    return seen.category(CategoryName.CONTACT_CARD).stream()
        .flatMap(instance -> instance.value().stream())
        .filter(value -> value.path("identity", "name", "displayName").isPresent())
        .findFirst()
        .orElseGet(() -> XmlElement.of("", "contactCard"));
  }

  private static String text(XmlElement card, String... path) {
    return card.path(path).map(XmlElement::text).orElse("");
  }

  private static UserInfo userInfo(SeenPresence seen, Optional<StateValue> state) {
    Optional<PersonalNote> note =
        newestFirst(seen.category(CategoryName.NOTE)).stream()
            .flatMap(instance -> instance.value().flatMap(PersonalNote::read).stream())
            .findFirst();
    List<XmlElement> more =
        seen.category(LcsInstances.USER_INFO).stream()
            .flatMap(instance -> instance.value().stream())
            .flatMap(value -> UserInfo.read(value).more().stream())
            .toList();
    return new UserInfo(
        note.map(PersonalNote::text).orElse(""),
        note.map(PersonalNote::outOfOffice).orElse(false),
        seen.own() ? ownWord(seen) : undisturbed(seen, state),
        more);
  }

  /** The user's own devices publish it again with everything else, so it must not get lost. */
  private static Optional<UserInfoState> ownWord(SeenPresence seen) {
    return seen.ownWord()
        .flatMap(
            instance ->
                Presentity.state(instance)
                    .filter(value -> value.availability() > 0)
                    .map(
                        value ->
                            new UserInfoState(
                                value.availability(), Optional.of(instance.publishTime()), "")));
  }

  /** What the numbers of this dialect have no word for. */
  private static Optional<UserInfoState> undisturbed(
      SeenPresence seen, Optional<StateValue> state) {
    return state
        .filter(value -> StateRules.doNotDisturb(value.availability()))
        .map(
            value ->
                new UserInfoState(
                    value.availability(),
                    seen.category(CategoryName.STATE).stream()
                        .map(CategoryInstance::publishTime)
                        .findFirst(),
                    ""));
  }
}
