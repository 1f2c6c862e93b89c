package org.confab.core.provisioning;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.XmlBody;
import org.confab.core.subscription.EventPackage;
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
 * with {@code Expires: 0}. Groups unknown here are left out of the answer.
 */
public final class ProvisioningPackage implements EventPackage {
  private static final Duration LIFETIME = Duration.ofSeconds(35_280);
  private static final List<String> EVERYTHING =
      List.of("ServerConfiguration", "meetingPolicy", "ucPolicy");

  private final ProvisioningSettings settings;

  /** Provisions with these settings. */
  public ProvisioningPackage(ProvisioningSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "vnd-microsoft-provisioning-v2";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    SipUri owner = OwnSubscriptions.owner(request);
    List<String> wanted =
        request
            .body()
            .map(
                body ->
                    XmlBody.read(
                            body, ProvisioningGroupList.CONTENT_TYPE, ProvisioningGroupList::read)
                        .groups())
            .orElse(EVERYTHING);
    ProvisionGroupList answer =
        new ProvisionGroupList(
            wanted.stream().distinct().flatMap(name -> group(owner, name).stream()).toList());
    Body state = new Body(ProvisioningGroupList.CONTENT_TYPE, Xml.bytes(answer.write()));
    return new Opening(Optional.of(state), LIFETIME);
  }

  /** Nothing to forget: settings change only with a restart of the server. */
  @Override
  public void ended(SubscriptionId id) {}

  private Optional<ProvisionGroup> group(SipUri owner, String name) {
    return switch (name) {
      case "ServerConfiguration" ->
          Optional.of(new ProvisionGroup(name, ProvisionGroup.Shape.ELEMENTS, server(owner)));
      case "meetingPolicy" ->
          Optional.of(
              new ProvisionGroup(
                  name,
                  ProvisionGroup.Shape.INSTANCE,
                  Map.of("AllowIPAudio", "true", "AllowIPVideo", "true")));
      case "ucPolicy" ->
          Optional.of(
              new ProvisionGroup(
                  name,
                  ProvisionGroup.Shape.INSTANCE,
                  Map.of("EnableCallTransfer", "true", "AllowCallForwarding", "true")));
      default -> Optional.empty();
    };
  }

  private Map<String, String> server(SipUri owner) {
    Map<String, String> server = new LinkedHashMap<>();
    server.put("focusFactoryUri", Gruu.ofApplication(owner, "conf:focusfactory").asString());
    server.putAll(settings.server());
    return server;
  }
}
