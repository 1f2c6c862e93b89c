package org.confab.core.provisioning;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Body;
import org.confab.core.XmlBody;
import org.confab.core.dialplan.LocationProfiles;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyGroup;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.OwnSubscriptions;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.provisioning.ProvisionGroup;
import org.confab.protocol.provisioning.ProvisionGroupList;
import org.confab.protocol.provisioning.ProvisioningGroupList;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * {@code vnd-microsoft-provisioning-v2}: a client asks for groups of settings by name, mostly once
 * with {@code Expires: 0}. Who stays subscribed is told when what he was told holds no more. Groups
 * unknown here, and those without a value, are left out of the answer.
 */
public final class ProvisioningPackage implements EventPackage {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);
  private static final List<String> EVERYTHING =
      List.of("ServerConfiguration", "meetingPolicy", "ucPolicy");

  private final ProvisioningSettings settings;
  private final Policies policies;
  private final LocationProfiles profiles;
  private final Notifier notifier;
  private final Map<SubscriptionId, Told> subscribers = new ConcurrentHashMap<>();

  /** What a subscriber wants, and knows. */
  @SuppressWarnings("ArrayRecordComponent") // compared by Arrays.equals below
  private record Told(SipUri owner, List<String> groups, byte[] document) {}

  /** Provisions with these settings of the server and with the policies. */
  public ProvisioningPackage(
      ProvisioningSettings settings,
      Policies policies,
      LocationProfiles profiles,
      Notifier notifier) {
    this.settings = settings;
    this.policies = policies;
    this.profiles = profiles;
    this.notifier = notifier;
    policies.listen(this::changed);
  }

  @Override
  public String name() {
    return "vnd-microsoft-provisioning-v2";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    List<String> wanted = wanted(request);
    byte[] document = document(owner, wanted);
    if (!request.ends()) {
      subscribers.put(request.id(), new Told(owner, wanted, document));
    }
    return new Opening(Optional.of(body(document)), LIFETIME);
  }

  /** A refresh without a body asks for the same groups again. */
  private List<String> wanted(SubscribeRequest request) {
    Told before = subscribers.get(request.id());
    return request
        .body()
        .map(
            body ->
                XmlBody.read(body, ProvisioningGroupList.CONTENT_TYPE, ProvisioningGroupList::read)
                    .groups())
        .orElse(before == null ? EVERYTHING : before.groups());
  }

  @Override
  public void ended(SubscriptionId id) {
    subscribers.remove(id);
  }

  /** A policy or a service has changed: whoever is told something else by now hears of it. */
  public void changed() {
    for (SubscriptionId id : subscribers.keySet()) {
      subscribers.computeIfPresent(id, this::renewed);
    }
  }

  private Told renewed(SubscriptionId id, Told before) {
    byte[] now = document(before.owner(), before.groups());
    if (Arrays.equals(now, before.document())) {
      return before;
    }
    notifier.notify(id, body(now));
    return new Told(before.owner(), before.groups(), now);
  }

  private static Body body(byte[] document) {
    return new Body(ProvisioningGroupList.CONTENT_TYPE, document);
  }

  private byte[] document(SipUri owner, List<String> wanted) {
    ProvisionGroupList answer =
        new ProvisionGroupList(
            wanted.stream().distinct().flatMap(name -> group(owner, name).stream()).toList());
    return Xml.bytes(answer.write());
  }

  private Optional<ProvisionGroup> group(SipUri owner, String name) {
    return PublicationGrammar.named(name)
        .map(grammar -> new ProvisionGroup(name, grammar.documents()))
        .or(() -> PolicyGroup.provisioned(name).flatMap(group -> group(owner, group)));
  }

  private Optional<ProvisionGroup> group(SipUri owner, PolicyGroup group) {
    Map<String, String> values = new LinkedHashMap<>();
    if (group == PolicyGroup.SERVER_CONFIGURATION) {
      values.put("focusFactoryUri", Gruu.ofApplication(owner, "conf:focusfactory").asString());
      values.putAll(settings.server());
      profiles.of(owner).ifPresent(profile -> values.put("ucLocationProfile", profile.name()));
    }
    if (group == PolicyGroup.PRESENCE_POLICY) {
      values.putAll(policies.of(owner, PolicyGroup.PRIVACY_POLICY));
    }
    values.putAll(policies.of(owner, group));
    return group
        .shape()
        .filter(shape -> !values.isEmpty())
        .map(shape -> new ProvisionGroup(group.wireName(), shape, values));
  }
}
