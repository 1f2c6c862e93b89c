package org.confab.core.policy;

import java.util.Arrays;
import java.util.Optional;
import org.confab.protocol.provisioning.ProvisionGroup.Shape;

/** The groups of settings: those that clients are provisioned with, and the server's own. */
public enum PolicyGroup {
  /** Services and limits of the deployment. */
  SERVER_CONFIGURATION("ServerConfiguration", Shape.ELEMENTS),
  /** What meetings may have. */
  MEETING_POLICY("meetingPolicy", Shape.INSTANCE),
  /** What the user may do with calls. */
  UC_POLICY("ucPolicy", Shape.INSTANCE),
  /** Settings of the user. */
  USER_SETTING("userSetting", Shape.INSTANCE),
  /** How the client looks and behaves. */
  ENDPOINT_CONFIGURATION("endpointConfiguration", Shape.PROPERTY_LIST),
  /** Emergency calls. */
  LOCATION_POLICY("locationPolicy", Shape.PROPERTY_LIST),
  /** Media of calls. */
  MEDIA_CONFIGURATION("mediaConfiguration", Shape.PROPERTY_LIST),
  /** Who sees presence without being told; clients also get it with {@link #PRESENCE_POLICY}. */
  PRIVACY_POLICY("privacyPolicy", Shape.PROPERTY_LIST),
  /** Limits of presence. */
  PRESENCE_POLICY("presencePolicyV2", Shape.PROPERTY_LIST),
  /** Group chat. */
  PERSISTENT_CHAT("persistentChatConfiguration", Shape.PROPERTY_LIST),
  /** What is made of dialled numbers; clients get it as location profile. */
  DIAL_PLAN("dialPlan"),
  /** Where users belong; no client is told. */
  PLACEMENT("placement"),
  /** Which clients may sign in; no client is told. */
  CLIENTS("clients"),
  /** What the web services give; no client is told. */
  WEB_SERVICES("webServices"),
  /** The servers next to this one; no client is told. */
  ROUTING("routing");

  private final String wireName;
  private final Optional<Shape> shape;

  PolicyGroup(String wireName, Shape shape) {
    this.wireName = wireName;
    this.shape = Optional.of(shape);
  }

  PolicyGroup(String wireName) {
    this.wireName = wireName;
    this.shape = Optional.empty();
  }

  /** Its name on the wire, and the first half of the names of its settings. */
  public String wireName() {
    return wireName;
  }

  /** How clients get it; empty if they do not. */
  public Optional<Shape> shape() {
    return shape;
  }

  /** The group that a client asks for by that name. */
  public static Optional<PolicyGroup> provisioned(String name) {
    return Arrays.stream(values())
        .filter(group -> group.shape.isPresent() && group.wireName.equals(name))
        .findFirst();
  }
}
