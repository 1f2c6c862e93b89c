package org.confab.core.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.lcs.CalendarInfo;
import org.confab.protocol.lcs.LcsStatus;
import org.confab.protocol.lcs.PublishedPresence;
import org.confab.protocol.lcs.UserInfo;
import org.confab.protocol.lcs.UserInfoState;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.PersonalNote;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * What a presence document of the older dialect says in categories. Availability and activity
 * become states of the device, which end with it; {@code userInfo} becomes the user's own state and
 * note, which stay. A document without {@code userInfo} leaves those as they are.
 */
final class LcsPublication {
  private static final String STATE_NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/state";
  private static final String DEVICE_NAMESPACE = "http://schemas.microsoft.com/2006/09/sip/device";
  private static final String URGENT_ONLY = "urgent-interruptions-only";
  private static final int TEAM_WHILE_UNDISTURBED = 6900;

  private static final List<ContainerId> STATES_IN =
      List.of(ContainerId.AGGREGATION, ContainerId.AGGREGATION_TEAM);

  /** Who sees more than availability. */
  private static final List<ContainerId> SEEN_IN =
      List.of(ContainerId.COMPANY, ContainerId.TEAM, ContainerId.PERSONAL);

  private final Presentity before;
  private final EndpointId endpoint;
  private final LcsInstances instances;
  private final Instant now;
  private final List<CategoryInstance> puts = new ArrayList<>();
  private final List<CategoryKey> removals = new ArrayList<>();

  private LcsPublication(Presentity before, EndpointId endpoint, Instant now) {
    this.before = before;
    this.endpoint = endpoint;
    this.instances = LcsInstances.of(endpoint.epid());
    this.now = now;
  }

  /** What has to be written so that the user's presence says what that device does. */
  static PresenceWrite of(
      Presentity before, EndpointId endpoint, PublishedPresence document, Instant now) {
    LcsPublication publication = new LcsPublication(before, endpoint, now);
    publication.device(document);
    document.userInfo().ifPresent(publication::user);
    return publication.write();
  }

  private PresenceWrite write() {
    long added = puts.stream().filter(one -> before.version(one.key()) == 0).count();
    if (added > 0 && before.instances().size() + added > PresenceLimits.INSTANCES_PER_USER) {
      throw new Refused(403, Diagnostic.INPUT_TOO_LARGE, "too many category instances");
    }
    return new PresenceWrite(puts, removals);
  }

  private void device(PublishedPresence document) {
    LcsStatus status = document.status();
    Optional<UserInfoState> manual = document.userInfo().flatMap(UserInfo::state);
    states(instances.machineState(), StateType.MACHINE, status.machine(), status);
    states(instances.phoneState(), StateType.PHONE, status.phone(), status);
    OptionalInt user = manual.isPresent() ? OptionalInt.empty() : status.user();
    states(instances.userState(), StateType.USER, user, status);
    Optional<XmlElement> note =
        Optional.of(document.note())
            .filter(text -> !text.isEmpty())
            .map(text -> new PersonalNote(text, false).write());
    forDevice(CategoryName.NOTE, instances.device(), SEEN_IN, note);
    Optional<XmlElement> there =
        status.online() ? Optional.of(withoutUser(document).write()) : Optional.empty();
    forDevice(LcsInstances.DEVICE, instances.device(), SEEN_IN, there);
    forDevice(
        CategoryName.DEVICE,
        instances.device(),
        List.of(ContainerId.AGGREGATION),
        there.map(any -> capabilities(document)));
    forDevice(CategoryName.CALENDAR_DATA, instances.calendar(), SEEN_IN, calendar(document));
  }

  private void states(long instance, StateType type, OptionalInt number, LcsStatus status) {
    Optional<XmlElement> value =
        number.isPresent()
            ? Optional.of(
                state(
                    type,
                    number.getAsInt(),
                    type == StateType.PHONE ? status.token() : Optional.empty()))
            : Optional.empty();
    forDevice(CategoryName.STATE, instance, STATES_IN, value);
  }

  private static XmlElement state(StateType type, int availability, Optional<String> token) {
    Optional<XmlElement> activity =
        token.map(text -> XmlElement.of(STATE_NAMESPACE, "activity").with("token", text));
    return new StateValue(type, availability, activity, Optional.empty()).write();
  }

  /** What the device says of the user is the same for all his devices: it is not repeated. */
  private static PublishedPresence withoutUser(PublishedPresence document) {
    return new PublishedPresence(
        document.uri(), document.status(), document.note(), Optional.empty(), document.more());
  }

  private XmlElement capabilities(PublishedPresence document) {
    XmlElement text =
        XmlElement.of(DEVICE_NAMESPACE, "text")
            .with("capture", "true")
            .with("render", "true")
            .with("publish", "false");
    XmlElement device =
        XmlElement.of(DEVICE_NAMESPACE, "device")
            .with("endpointId", InstanceId.fromEpid(endpoint.epid().asString()).uuid().toString())
            .with(
                XmlElement.of(DEVICE_NAMESPACE, "capabilities")
                    .with("preferred", "false")
                    .with("uri", endpoint.aor().asString())
                    .with(text));
    return document.more().stream()
        .filter(element -> element.name().equals("deviceName"))
        .flatMap(element -> element.attribute("name").stream())
        .findFirst()
        .map(name -> device.withTextChild("machineName", name))
        .orElse(device);
  }

  private static Optional<XmlElement> calendar(PublishedPresence document) {
    return document.more().stream()
        .filter(element -> element.name().equals(CalendarInfo.NAME))
        .flatMap(element -> CalendarInfo.read(element).stream())
        .map(CalendarInfo::writeCategory)
        .findFirst();
  }

  private void user(UserInfo info) {
    CategoryName state = CategoryName.STATE;
    Optional<Integer> number = info.state().map(UserInfoState::availability).filter(any -> any > 0);
    forUser(
        new CategoryKey(state, LcsInstances.USER_STATE, ContainerId.AGGREGATION),
        number.map(any -> state(StateType.USER, any, Optional.empty()).with("manual", "true")));
    forUser(
        new CategoryKey(state, LcsInstances.USER_STATE, ContainerId.AGGREGATION_TEAM),
        number.map(any -> forTeam(any).with("manual", "true")));
    Optional<XmlElement> note =
        Optional.of(info.note())
            .filter(text -> !text.isEmpty())
            .map(text -> new PersonalNote(text, info.outOfOffice()).write());
    Optional<XmlElement> rest =
        Optional.of(new UserInfo("", false, Optional.empty(), info.more()))
            .filter(kept -> !kept.equals(UserInfo.NONE))
            .map(UserInfo::write);
    for (ContainerId container : SEEN_IN) {
      forUser(new CategoryKey(CategoryName.NOTE, LcsInstances.USER_NOTE, container), note);
      forUser(new CategoryKey(LcsInstances.USER_INFO, 0, container), rest);
    }
  }

  /** The team may interrupt who does not want to be disturbed. */
  private static XmlElement forTeam(int availability) {
    return StateRules.doNotDisturb(availability)
        ? state(StateType.USER, TEAM_WHILE_UNDISTURBED, Optional.of(URGENT_ONLY))
        : state(StateType.USER, availability, Optional.empty());
  }

  private void forDevice(
      CategoryName name, long number, List<ContainerId> in, Optional<XmlElement> value) {
    in.forEach(
        container -> put(new CategoryKey(name, number, container), ExpireType.ENDPOINT, value));
  }

  private void forUser(CategoryKey key, Optional<XmlElement> value) {
    put(key, ExpireType.STATIC, value);
  }

  private void put(CategoryKey key, ExpireType expireType, Optional<XmlElement> value) {
    Optional<CategoryInstance> there = Optional.ofNullable(before.instances().get(key));
    if (there.isPresent() && (value.isEmpty() || there.get().expireType() != expireType)) {
      removals.add(key);
    }
    if (value.isEmpty()
        || there
            .filter(one -> one.value().equals(value) && one.expireType() == expireType)
            .isPresent()) {
      return;
    }
    if (Xml.bytes(value.get()).length > PresenceLimits.VALUE_BYTES) {
      throw new Refused(413, Diagnostic.INPUT_TOO_LARGE, "a presence document is too large");
    }
    puts.add(
        new CategoryInstance(
            key,
            before.version(key) + 1,
            expireType,
            now,
            Optional.empty(),
            expireType == ExpireType.ENDPOINT ? Optional.of(endpoint.epid()) : Optional.empty(),
            value));
  }
}
