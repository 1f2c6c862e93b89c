package org.confab.ejb.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.confab.core.Settings;
import org.confab.core.SipDomains;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.trace.TraceRefused;
import org.confab.core.trace.TraceRefused.Why;
import org.confab.core.trace.TraceState;
import org.confab.core.trace.TraceTarget;
import org.confab.core.trace.Traces;

/** Begins and ends traces for administrators, wherever they order it. */
@ApplicationScoped
public class TraceOffice {
  private final Traces traces;
  private final UserDirectory users;
  private final ConferenceStore conferences;
  private final SipDomains domains;

  @Inject
  TraceOffice(Traces traces, UserDirectory users, ConferenceStore conferences, Settings settings) {
    this(traces, users, conferences, settings.domains());
  }

  TraceOffice(Traces traces, UserDirectory users, ConferenceStore conferences, SipDomains domains) {
    this.traces = traces;
    this.users = users;
    this.conferences = conferences;
    this.domains = domains;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected TraceOffice() {
    this(null, null, null, SipDomains.of(Settings.DEFAULT_DOMAIN));
  }

  /**
   * Begins one.
   *
   * @throws TraceRefused if there is no such user or conference, or it cannot be
   */
  public TraceState begin(TraceTarget target, Duration duration, boolean texts) {
    if (!exists(target)) {
      throw new TraceRefused(
          Why.UNKNOWN, "There is no " + target.kind() + " " + target.asString() + ".");
    }
    return traces.begin(target, duration, texts);
  }

  /** Users of other servers may be traced too: what they say comes by here. */
  private boolean exists(TraceTarget target) {
    if (target instanceof TraceTarget.User user) {
      return !domains.isOurs(user.aor().host()) || users.find(user.aor()).isPresent();
    }
    return target instanceof TraceTarget.Conference conference
        && conferences.find(conference.focus().organizer(), conference.focus().id()).isPresent();
  }

  /**
   * Ends the one of that target that is on.
   *
   * @throws TraceRefused if there is none
   */
  public TraceState end(TraceTarget target) {
    return traces
        .of(target)
        .filter(TraceState::on)
        .flatMap(one -> traces.end(one.id()))
        .orElseThrow(
            () -> new TraceRefused(Why.UNKNOWN, target.asString() + " is not traced now."));
  }
}
