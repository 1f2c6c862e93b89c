package org.confab.core.dialplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicySettings;
import org.confab.protocol.dialplan.LocationProfile;
import org.confab.protocol.dialplan.NormalizationRule;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/**
 * The location profiles of users ([MS-SIPRE] 3.8.5.1). A profile is made of the group {@code
 * dialPlan} of the policies: rules of the narrower scope stand before those of the wider one, of
 * the other settings the narrowest counts.
 */
public final class LocationProfiles {
  private final Policies policies;
  private final UserDirectory directory;
  private final String domain;

  /** The profiles of those policies in that domain, which also names those without a name. */
  public LocationProfiles(Policies policies, UserDirectory directory, String domain) {
    this.policies = policies;
    this.directory = directory;
    this.domain = domain;
  }

  /** The profile of a user; empty where no policy has rules for him. */
  public Optional<LocationProfile> of(SipUri user) {
    return made(policies.scopes(user));
  }

  /**
   * Answers who asks for a profile.
   *
   * @param target the Request-URI: {@code ;default} for the profile of its user, or {@code
   *     ;phone-context=} for the one of that name
   * @throws Refused 404 for a user or profile that does not exist, 485 if the URI says neither
   */
  public Body answer(SipUri target) {
    if (directory.find(target.aor()).isEmpty()) {
      throw new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, "no user " + target.aor());
    }
    Optional<LocationProfile> found;
    if (target.parameter("default").isPresent()) {
      found = of(target.aor());
    } else {
      String name =
          target
              .parameter("phone-context")
              .orElseThrow(
                  () ->
                      new Refused(
                          485, Diagnostic.RESOURCE_UNKNOWN, "neither default nor phone-context"));
      found = named(target.aor(), name);
    }
    LocationProfile profile =
        found.orElseThrow(
            () -> new Refused(404, Diagnostic.RESOURCE_UNKNOWN, "no such location profile"));
    return new Body(LocationProfile.CONTENT_TYPE, Xml.bytes(profile.write()));
  }

  /** The profile of that name: the user's own if it is that, else one that a scope is given. */
  private Optional<LocationProfile> named(SipUri user, String name) {
    return of(user)
        .filter(own -> own.name().equalsIgnoreCase(name))
        .or(
            () ->
                policies.scopesWith(PolicySettings.DIAL_PLAN_NAME, name).stream()
                    .map(LocationProfiles::andWider)
                    .flatMap(scopes -> made(scopes).stream())
                    .findFirst());
  }

  private static List<PolicyScope> andWider(PolicyScope scope) {
    return scope.equals(PolicyScope.GLOBAL) ? List.of(scope) : List.of(scope, PolicyScope.GLOBAL);
  }

  private Optional<LocationProfile> made(List<PolicyScope> scopes) {
    List<NormalizationRule> rules = new ArrayList<>();
    for (PolicyScope scope : scopes) {
      policies
          .given(scope, PolicySettings.DIAL_PLAN_RULES)
          .ifPresent(text -> rules.addAll(NormalizationRule.parseAll(text)));
    }
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LocationProfile(
            policies.value(scopes, PolicySettings.DIAL_PLAN_NAME).orElse(domain),
            rules,
            policies.value(scopes, PolicySettings.DIAL_PLAN_PREFIX),
            policies.value(scopes, PolicySettings.DIAL_PLAN_OPTIMIZE).map(Boolean::valueOf)));
  }
}
