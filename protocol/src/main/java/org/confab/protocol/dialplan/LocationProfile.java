package org.confab.protocol.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.confab.protocol.xml.XmlElement;

/**
 * How numbers are dialled at a place ([MS-SIPRE] 2.2.8, appendix B).
 *
 * @param name what clients name in the {@code phone-context} of numbers that they could not resolve
 *     (RFC 3966)
 * @param rules the first that fits a dialled number counts; at least one
 * @param externalAccessPrefix what is dialled for an outside line, if anything
 * @param optimizeDeviceDialing whether devices may dial before somebody has pressed "call"
 */
public record LocationProfile(
    String name,
    List<NormalizationRule> rules,
    Optional<String> externalAccessPrefix,
    Optional<Boolean> optimizeDeviceDialing) {
  /** The Content-Type of the document. */
  public static final String CONTENT_TYPE = "application/ms-location-profile-definition+xml";

  static final String NAMESPACE = "http://schemas.microsoft.com/2007/03/LocationProfileDescription";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126})");

  /** Throws {@link IllegalArgumentException} for a bad name and for a profile without rules. */
  public LocationProfile {
    rules = List.copyOf(rules);
    checkName(name);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a location profile has rules");
    }
  }

  /** Throws {@link IllegalArgumentException} unless the text can be the name of a profile. */
  public static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a location profile: " + name);
    }
  }

  /** The document. */
  public XmlElement write() {
    XmlElement profile =
        XmlElement.of(NAMESPACE, "LocationProfileDescription")
            .withTextChild("Name", name)
            .with(rules.stream().map(LocationProfile::rule).toList());
    if (externalAccessPrefix.isPresent()) {
      profile = profile.withTextChild("ExternalAccessPrefix", externalAccessPrefix.get());
    }
    return optimizeDeviceDialing.isPresent()
        ? profile.withTextChild("OptimizeDeviceDialing", optimizeDeviceDialing.get().toString())
        : profile;
  }

  private static XmlElement rule(NormalizationRule rule) {
    return XmlElement.of(NAMESPACE, "Rule")
        .withTextChild("Pattern", rule.pattern())
        .withTextChild("Translation", rule.translation())
        .withTextChild("InternalEnterpriseExtension", Boolean.toString(rule.internal()))
        .withTextChild("ApplicableForDeviceDialing", Boolean.toString(rule.device()));
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static LocationProfile read(XmlElement document) {
    XmlElement profile = document.named("LocationProfileDescription");
    return new LocationProfile(
        profile.requiredChild("Name").text(),
        profile.children("Rule").map(LocationProfile::readRule).toList(),
        profile.child("ExternalAccessPrefix").map(XmlElement::text),
        profile.child("OptimizeDeviceDialing").map(XmlElement::text).map(Boolean::valueOf));
  }

  private static NormalizationRule readRule(XmlElement rule) {
    return new NormalizationRule(
        rule.childText("Pattern"),
        rule.childText("Translation"),
        Boolean.parseBoolean(rule.childText("InternalEnterpriseExtension")),
        Boolean.parseBoolean(rule.childText("ApplicableForDeviceDialing")));
  }
}
