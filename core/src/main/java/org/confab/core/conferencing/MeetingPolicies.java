package org.confab.core.conferencing;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyGroup;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;

/** What the settings of {@code meetingPolicy} say about an organizer's conferences. */
public final class MeetingPolicies implements MeetingRules {
  private final Policies policies;
  private final IntSupplier otherwise;

  /**
   * As those policies say.
   *
   * @param otherwise most participants where no policy says how many
   */
  public MeetingPolicies(Policies policies, IntSupplier otherwise) {
    this.policies = policies;
    this.otherwise = otherwise;
  }

  @Override
  public int size(SipUri organizer) {
    return Integer.parseInt(
        policy(organizer).getOrDefault("MeetingSize", Integer.toString(otherwise.getAsInt())));
  }

  @Override
  public boolean anonymous(SipUri organizer) {
    return allows(policy(organizer), "AllowAnonymousParticipants");
  }

  @Override
  public Set<McuType> types(SipUri organizer, Set<McuType> available) {
    Map<String, String> policy = policy(organizer);
    Set<McuType> allowed = EnumSet.noneOf(McuType.class);
    allowed.addAll(available);
    forbid(allowed, policy, "AllowIPAudio", McuType.AUDIO_VIDEO);
    forbid(allowed, policy, "EnableAppDesktopSharing", McuType.APPLICATION_SHARING);
    forbid(allowed, policy, "EnableDataCollaboration", McuType.MEETING);
    forbid(allowed, policy, "EnableDataCollaboration", McuType.DATA_CONF);
    forbid(allowed, policy, "EnablePSTNConferencing", McuType.PHONE_CONF);
    return allowed;
  }

  private static void forbid(
      Set<McuType> allowed, Map<String, String> policy, String setting, McuType type) {
    if (!allows(policy, setting)) {
      allowed.remove(type);
    }
  }

  /** What nobody has forbidden is allowed. */
  private static boolean allows(Map<String, String> policy, String setting) {
    return !policy.getOrDefault(setting, "true").equals("false");
  }

  private Map<String, String> policy(SipUri organizer) {
    return policies.of(organizer.aor(), PolicyGroup.MEETING_POLICY);
  }
}
