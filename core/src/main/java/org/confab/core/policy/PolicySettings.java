package org.confab.core.policy;

import static org.confab.core.policy.PolicyGroup.CLIENTS;
import static org.confab.core.policy.PolicyGroup.DIAL_PLAN;
import static org.confab.core.policy.PolicyGroup.ENDPOINT_CONFIGURATION;
import static org.confab.core.policy.PolicyGroup.LOCATION_POLICY;
import static org.confab.core.policy.PolicyGroup.MEDIA_CONFIGURATION;
import static org.confab.core.policy.PolicyGroup.MEETING_POLICY;
import static org.confab.core.policy.PolicyGroup.PERSISTENT_CHAT;
import static org.confab.core.policy.PolicyGroup.PLACEMENT;
import static org.confab.core.policy.PolicyGroup.PRESENCE_POLICY;
import static org.confab.core.policy.PolicyGroup.PRIVACY_POLICY;
import static org.confab.core.policy.PolicyGroup.ROUTING;
import static org.confab.core.policy.PolicyGroup.SERVER_CONFIGURATION;
import static org.confab.core.policy.PolicyGroup.UC_POLICY;
import static org.confab.core.policy.PolicyGroup.USER_SETTING;
import static org.confab.core.policy.PolicyGroup.WEB_SERVICES;
import static org.confab.core.policy.SettingType.FLAG;
import static org.confab.core.policy.SettingType.SIP_URI;
import static org.confab.core.policy.SettingType.URL;
import static org.confab.core.policy.SettingType.choice;
import static org.confab.core.policy.SettingType.number;
import static org.confab.core.policy.SettingType.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.confab.core.clients.ClientRules;
import org.confab.core.peers.Peers;
import org.confab.protocol.dialplan.LocationProfile;
import org.confab.protocol.dialplan.NormalizationRule;
import org.confab.protocol.sip.SipUri;

/**
 * The one table of settings ([MS-SIPREGE] 2.2.2.5). Adding one is adding a row. A setting without a
 * default is told to clients only once somebody has set it.
 */
public final class PolicySettings {
  /** Most participants that a policy may allow a conference. */
  public static final int LARGEST_MEETING = 1000;

  private static final int LARGEST_EXPANSION = 1000;

  private static final Set<PolicyScope.Kind> EVERY = EnumSet.allOf(PolicyScope.Kind.class);
  private static final Set<PolicyScope.Kind> WIDE =
      EnumSet.of(PolicyScope.Kind.GLOBAL, PolicyScope.Kind.SITE);
  private static final SettingType PORT = number(1024, 65_535);
  private static final Consumer<String> DIGITS =
      value -> {
        if (!value.matches("[0-9*#+]+")) {
          throw new IllegalArgumentException(value);
        }
      };
  private static final SettingType COUNT = number(0, 100_000);

  /** Which site a user belongs to. */
  public static final PolicySetting SITE =
      new PolicySetting(
          PLACEMENT,
          "site",
          SettingType.grammar("the name of a site", 64, PolicySettings::site),
          Optional.empty(),
          EnumSet.of(PolicyScope.Kind.GLOBAL, PolicyScope.Kind.USER));

  /** The server that a user belongs to. */
  public static final PolicySetting HOME =
      new PolicySetting(
          PLACEMENT,
          "homeServer",
          SettingType.grammar(
              "a server, such as sip:pool2.litwareinc.com:5061;transport=tls",
              256,
              PolicySettings::server),
          Optional.empty(),
          EVERY);

  /** What the location profile is called in {@code phone-context}. */
  public static final PolicySetting DIAL_PLAN_NAME =
      row(
          DIAL_PLAN,
          "name",
          SettingType.grammar("the name of a dial plan", 127, LocationProfile::checkName));

  /** What becomes of dialled numbers. */
  public static final PolicySetting DIAL_PLAN_RULES =
      row(
          DIAL_PLAN,
          "rules",
          SettingType.grammar(
              "rules such as ^(\\d{4})$ -> +1425555$1 internal",
              4096, (Consumer<String>) NormalizationRule::parseAll));

  /** What is dialled for an outside line. */
  public static final PolicySetting DIAL_PLAN_PREFIX =
      row(DIAL_PLAN, "externalAccessPrefix", SettingType.grammar("digits", 16, DIGITS));

  /** Whether devices may dial before somebody has pressed "call". */
  public static final PolicySetting DIAL_PLAN_OPTIMIZE =
      row(DIAL_PLAN, "optimizeDeviceDialing", FLAG);

  /** Which clients may sign in. */
  public static final PolicySetting CLIENT_RULES =
      new PolicySetting(
          CLIENTS,
          "rules",
          SettingType.grammar("rules for clients", ClientRules.MAX_LENGTH, ClientRules::parse),
          Optional.empty(),
          EVERY);

  /** The servers next to this one. */
  public static final PolicySetting PEERS =
      new PolicySetting(
          ROUTING,
          "peers",
          SettingType.grammar(
              "servers such as pool2.litwareinc.com=192.0.2.7:5061,trusted",
              Peers.MAX_LENGTH,
              Peers::parse),
          Optional.empty(),
          EnumSet.of(PolicyScope.Kind.GLOBAL));

  /** Most members of a distribution list that is expanded. */
  public static final PolicySetting EXPANDED_MEMBERS =
      new PolicySetting(
          WEB_SERVICES,
          "MaxGroupSizeToExpand",
          number(1, LARGEST_EXPANSION),
          Optional.of("100"),
          EnumSet.of(PolicyScope.Kind.GLOBAL));

  /** Every setting, group by group. */
  public static final List<PolicySetting> ALL = rows();

  private static final Map<String, PolicySetting> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(PolicySetting::name, Function.identity()));

  private static final Map<PolicyGroup, List<PolicySetting>> BY_GROUP =
      ALL.stream().collect(Collectors.groupingBy(PolicySetting::group));

  private PolicySettings() {}

  /** The setting of that name. */
  public static Optional<PolicySetting> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The settings of a group in their order. */
  public static List<PolicySetting> of(PolicyGroup group) {
    return BY_GROUP.getOrDefault(group, List.of());
  }

  private static List<PolicySetting> rows() {
    List<PolicySetting> rows = new ArrayList<>();
    rows.addAll(serverConfiguration());
    rows.addAll(ports());
    rows.addAll(meetingPolicy());
    rows.addAll(callsAndUsers());
    rows.addAll(endpointConfiguration());
    rows.addAll(presencePolicy());
    rows.addAll(others());
    rows.add(SITE);
    rows.add(HOME);
    rows.add(CLIENT_RULES);
    rows.add(PEERS);
    rows.add(EXPANDED_MEMBERS);
    rows.add(DIAL_PLAN_NAME);
    rows.add(DIAL_PLAN_RULES);
    rows.add(DIAL_PLAN_PREFIX);
    rows.add(DIAL_PLAN_OPTIMIZE);
    return List.copyOf(rows);
  }

  private static List<PolicySetting> serverConfiguration() {
    return List.of(
        wide("organization", text(256)),
        wide(
            "ucPC2PCAVEncryption",
            choice("SupportEncryption", "RequireEncryption", "DoNotSupportEncryption"),
            "SupportEncryption"),
        wide("ucMaxVideoRateAllowed", choice("CIF-250K", "VGA-600K", "Hd720p-1.5M"), "VGA-600K"),
        wide("ucEnableSIPSecurityMode", choice("High", "Medium", "Low")),
        wide("ucEnableUserLogging", FLAG),
        wide("loggingLevel", choice("Off", "Light", "Full")),
        wide("ucPhoneTimeOut", number(0, 1440)),
        wide("ucEnforcePinLock", FLAG),
        wide("ucMinPinLength", number(4, 15)),
        wide("ucVoice802_1p", number(0, 7)),
        wide("ucDiffServVoice", number(0, 63)),
        wide("ucExchangeMWIPoll", number(0, 1440)),
        wide("qosEnabled", FLAG),
        wide("qosUri", SIP_URI),
        wide("enableBWPolicyCheck", FLAG),
        wide("mrasUri", SIP_URI),
        wide("botSipUriForTestCall", SIP_URI),
        wide("voicemailUri", SIP_URI),
        wide("callParkServerUri", SIP_URI),
        wide("ucLocationProfile", text(128)),
        wide("consoleDownloadInternalUrl", URL),
        wide("consoleDownloadExternalUrl", URL),
        wide("helpdeskInternalUrl", URL),
        wide("helpdeskExternalUrl", URL),
        wide("cwaInternalUri", URL),
        wide("cwaExternalUri", URL));
  }

  private static List<PolicySetting> ports() {
    List<PolicySetting> rows = new ArrayList<>();
    rows.add(wide("ucPortRangeEnabled", FLAG, "false"));
    for (String of :
        List.of("Media", "Audio", "Video", "AppSharing", "FileTransfer", "SipDynamic")) {
      rows.add(wide("ucMin" + of + "Port", PORT));
      rows.add(wide("ucMax" + of + "Port", PORT));
    }
    return rows;
  }

  private static List<PolicySetting> meetingPolicy() {
    List<PolicySetting> rows = new ArrayList<>();
    rows.add(row(MEETING_POLICY, "AllowIPAudio", FLAG, "true"));
    rows.add(row(MEETING_POLICY, "AllowIPVideo", FLAG, "true"));
    rows.add(row(MEETING_POLICY, "MeetingSize", number(2, LARGEST_MEETING)));
    rows.add(
        row(
            MEETING_POLICY,
            "AllowedAppDesktopSharingLevel",
            choice("None", "SingleApplication", "Desktop")));
    rows.add(
        row(
            MEETING_POLICY,
            "AllowAppSharingForExternalMeeting",
            choice("None", "SingleApplication", "Desktop")));
    rows.add(row(MEETING_POLICY, "MaxConferenceVideoResolution", choice("CIF", "VGA", "HD720p")));
    for (String rate :
        List.of("AudioBitRate", "VideoBitRate", "AppSharingBitRate", "FileTransferBitRate")) {
      rows.add(row(MEETING_POLICY, rate, COUNT));
    }
    for (String flag :
        List.of(
            "AllowExternalUserControl",
            "AllowPolls",
            "AllowUserToScheduleMeetingsWithAppSharing",
            "AllowRecording",
            "EnableP2PVideo",
            "EnableP2PFileTransfer",
            "EnableP2PRecording",
            "RetainPPTForExternalMeeting",
            "AllowAnnotations",
            "AllowFileTransfer",
            "AllowParticipantControl",
            "AllowExternalUserRecording",
            "EnablePSTNConferencing",
            "AllowAnonymousParticipants",
            "EnableAppDesktopSharing",
            "AllowExternalUsersToSaveContent",
            "EnableDataCollaboration",
            "TrustedConferencingPINRequired",
            "AllowPresenterToRecord")) {
      rows.add(row(MEETING_POLICY, flag, FLAG));
    }
    return rows;
  }

  private static List<PolicySetting> callsAndUsers() {
    List<PolicySetting> rows = new ArrayList<>();
    rows.add(row(UC_POLICY, "EnableCallTransfer", FLAG, "true"));
    rows.add(row(UC_POLICY, "AllowCallForwarding", FLAG, "true"));
    for (String flag :
        List.of(
            "AllowSimultaneousRinging",
            "EnableCallPark",
            "EnableTeamCall",
            "EnableDelegation",
            "EnableMaliciousCallTrace",
            "EnableBWPolicyOverride")) {
      rows.add(row(UC_POLICY, flag, FLAG));
    }
    rows.add(row(USER_SETTING, "UcUserLocationProfile", text(128)));
    rows.add(row(USER_SETTING, "DisableFileTransfer", FLAG));
    return rows;
  }

  private static List<PolicySetting> endpointConfiguration() {
    return List.of(
        row(ENDPOINT_CONFIGURATION, "ShowRecentContacts", FLAG, "true"),
        row(ENDPOINT_CONFIGURATION, "ShowManagePrivacyRelationships", FLAG),
        row(ENDPOINT_CONFIGURATION, "MaxPhotoSizeKB", number(0, 100)),
        row(ENDPOINT_CONFIGURATION, "DisableMusicOnHold", FLAG),
        row(ENDPOINT_CONFIGURATION, "EnableTracing", FLAG),
        row(
            ENDPOINT_CONFIGURATION,
            "PhotoUsage",
            choice("NoPhoto", "PhotosFromADOnly", "AllPhotos")),
        row(
            ENDPOINT_CONFIGURATION,
            "AbsUsage",
            choice("WebSearchAndFileDownload", "WebSearchOnly", "FileDownloadOnly")),
        row(
            ENDPOINT_CONFIGURATION,
            "P2PAppSharingEncryption",
            choice("Supported", "Enforced", "NotSupported")),
        row(ENDPOINT_CONFIGURATION, "SearchPrefixFlags", number(0, 65_535)),
        row(ENDPOINT_CONFIGURATION, "MaximumDGsAllowedInContactList", COUNT),
        row(ENDPOINT_CONFIGURATION, "EnableVoipCallDefault", FLAG));
  }

  private static List<PolicySetting> presencePolicy() {
    return List.of(
        row(PRESENCE_POLICY, "CategorySubscriptions", number(0, 3000)),
        row(PRESENCE_POLICY, "PromptedSubscribers", number(0, 600)),
        row(PRIVACY_POLICY, "EnablePrivacyMode", FLAG, "false"),
        row(PRIVACY_POLICY, "AutoInitiateContacts", FLAG),
        row(PRIVACY_POLICY, "PublishLocationDataDefault", FLAG),
        row(PRIVACY_POLICY, "DisplayPublishedPhotoDefault", FLAG),
        row(PRIVACY_POLICY, "EnableLocationPrompt", FLAG),
        row(PRESENCE_POLICY, "PersonalNoteHistoryDepth", number(0, 10)),
        row(PRESENCE_POLICY, "SubscribeToCollapsedDG", FLAG));
  }

  private static List<PolicySetting> others() {
    return List.of(
        row(LOCATION_POLICY, "EnhancedEmergencyServicesEnabled", FLAG, "false"),
        row(LOCATION_POLICY, "LocationPolicyTagID", text(64)),
        row(LOCATION_POLICY, "LocationPolicyMessage", text(512)),
        row(LOCATION_POLICY, "LocationRequired", choice("no", "yes", "disclaimer")),
        row(LOCATION_POLICY, "EmergencyDialString", text(32)),
        row(LOCATION_POLICY, "EmergencyDialMask", text(128)),
        row(MEDIA_CONFIGURATION, "bypassEnabled", FLAG, "false"),
        row(MEDIA_CONFIGURATION, "internalBypassMode", choice("Off", "Any", "UserDefined")),
        row(MEDIA_CONFIGURATION, "externalBypassMode", choice("Off", "Any", "UserDefined")),
        row(PERSISTENT_CHAT, "EnablePersistentChat", FLAG),
        row(PERSISTENT_CHAT, "DefaultPersistentChatPoolUri", SIP_URI));
  }

  private static PolicySetting wide(String element, SettingType type) {
    return new PolicySetting(SERVER_CONFIGURATION, element, type, Optional.empty(), WIDE);
  }

  private static PolicySetting wide(String element, SettingType type, String otherwise) {
    return new PolicySetting(SERVER_CONFIGURATION, element, type, Optional.of(otherwise), WIDE);
  }

  private static PolicySetting row(PolicyGroup group, String element, SettingType type) {
    return new PolicySetting(group, element, type, Optional.empty(), EVERY);
  }

  private static PolicySetting row(
      PolicyGroup group, String element, SettingType type, String otherwise) {
    return new PolicySetting(group, element, type, Optional.of(otherwise), EVERY);
  }

  private static void server(String uri) {
    SipUri server = SipUri.parse(uri);
    String transport = server.parameter("transport").orElse("tls");
    if (!server.user().isEmpty() || !transport.matches("(?i)tls|tcp")) {
      throw new IllegalArgumentException(uri);
    }
  }

  private static void site(String name) {
    if (!PolicyScope.isSite(name)) {
      throw new IllegalArgumentException(name);
    }
  }
}
