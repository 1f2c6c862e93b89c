package org.confab.core.registrar;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.core.EndpointId;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.core.authentication.FlowListener;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.sip.SipUri;

/**
 * The registrar ([MS-SIPREGE] 3.1.2, RFC 3261 10.3): keeps the bindings of all users and tells the
 * other capabilities when endpoints come and go. Bindings end by REGISTER, by time, and with the
 * client's connection.
 */
public final class Registrar implements FlowListener {
  private static final Logger LOG = System.getLogger(Registrar.class.getName());

  private final RegistrationStore store;
  private final UserDirectory directory;
  private final RegistrationListener listener;
  private final SignOutNotices notices;
  private final RegisterPolicies policies;
  private final Supplier<RegistrarLimits> limits;
  private final Clock clock;

  /** Users with bindings on the flows of this node, so that a closed flow is found at once. */
  private final Map<String, Set<SipUri>> flows = new ConcurrentHashMap<>();

  /** What happens to one user's endpoints is told in the order in which it was stored. */
  private final Stripes turns = new Stripes();

  /**
   * A registrar that keeps its bindings in {@code store} and reports to {@code listener}; endpoints
   * that it signs out itself are told by {@code notices}.
   */
  public Registrar(
      RegistrationStore store,
      UserDirectory directory,
      RegistrationListener listener,
      SignOutNotices notices,
      Supplier<RegistrarLimits> limits,
      Clock clock) {
    this(store, directory, listener, notices, RegisterPolicies.NONE, limits, clock);
  }

  /** As above, with what the administrator has decided. */
  public Registrar(
      RegistrationStore store,
      UserDirectory directory,
      RegistrationListener listener,
      SignOutNotices notices,
      RegisterPolicies policies,
      Supplier<RegistrarLimits> limits,
      Clock clock) {
    this.store = store;
    this.directory = directory;
    this.listener = listener;
    this.notices = notices;
    this.policies = policies;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Carries a REGISTER out.
   *
   * @throws org.confab.core.Refused if it breaks a rule; {@link IntervalTooBrief} if the client
   *     asks for too little
   */
  public RegisterAnswer register(RegisterRequest request) {
    RegistrarLimits bounds = limits.get();
    RegisterRules.check(request, directory, bounds);
    if (!request.onlyTakesAway(bounds)) {
      RegisterRules.check(request, policies);
    }
    Instant now = clock.instant();
    if (request.contacts().isEmpty() && !request.everything()) {
      return answer(RegisterAnswer.Action.FETCHED, request, bindings(request.to()), now);
    }
    BindingChange change =
        change(request.to(), before -> BindingChange.of(before, request, bounds, now));
    stillWelcome(request);
    if (!change.added().isEmpty()) {
      return answer(RegisterAnswer.Action.ADDED, request, change.after(), now);
    }
    return change.refreshed().isEmpty()
        ? answer(RegisterAnswer.Action.REMOVED, request, change.after(), now)
        : answer(RegisterAnswer.Action.REFRESHED, request, change.after(), now);
  }

  /** The account may have been disabled while the binding was being stored. */
  private void stillWelcome(RegisterRequest request) {
    try {
      RegisterRules.checkAccount(request.to(), directory);
    } catch (Refused disabled) {
      remove(request.to().aor(), binding -> true);
      throw disabled;
    }
  }

  /**
   * Ends the registrations of some of the user's endpoints, who are told first.
   *
   * @param forget takes away what they have signed in with, once they are told: with it a REGISTER
   *     could bring back what is removed next
   * @return how many there were
   */
  public int signOut(SipUri aor, Predicate<EndpointId> which, SignOutReason why, Runnable forget) {
    bindings(aor).stream()
        .filter(binding -> which.test(binding.endpoint()))
        .forEach(binding -> notices.signingOut(binding, why));
    forget.run();
    return remove(aor, binding -> which.test(binding.endpoint())).removed().size();
  }

  /** The server that the user belongs to; empty if that is this one. */
  public Optional<SipUri> homeElsewhere(SipUri user) {
    return policies.homeElsewhere(user);
  }

  /** Whether the endpoint has a live binding. */
  public boolean isRegistered(EndpointId endpoint) {
    return bindings(endpoint.aor()).stream()
        .anyMatch(binding -> binding.endpoint().equals(endpoint));
  }

  /** The user's live bindings, oldest first. */
  public List<Binding> bindings(SipUri aor) {
    Instant now = clock.instant();
    return store.bindings(aor.aor()).stream().filter(binding -> binding.liveAt(now)).toList();
  }

  /** Removes the bindings whose time is over; to be called every few seconds. */
  public void sweep() {
    Instant now = clock.instant();
    store.expired(now).stream()
        .map(binding -> binding.endpoint().aor())
        .distinct()
        .forEach(aor -> remove(aor, binding -> !binding.liveAt(now)));
  }

  /**
   * Ends the bindings on a connection that is gone. A UDP client is not bound to its flow: it may
   * be reached under its address until it expires.
   */
  @Override
  public void flowClosed(String flow) {
    Set<SipUri> users = flows.remove(flow);
    if (users != null) {
      users.forEach(aor -> remove(aor, b -> b.flow().equals(flow) && !overUdp(b)));
    }
  }

  private static boolean overUdp(Binding binding) {
    return binding.target().parameter("transport").orElse("").equals("udp");
  }

  private BindingChange remove(SipUri aor, Predicate<Binding> which) {
    return change(
        aor,
        before -> {
          BindingChange change = BindingChange.none(before);
          change.drop(before.stream().filter(which).toList());
          return change;
        });
  }

  private BindingChange change(SipUri uri, Function<List<Binding>, BindingChange> work) {
    return turns.with(uri, () -> changeInTurn(uri.aor(), work));
  }

  private BindingChange changeInTurn(SipUri aor, Function<List<Binding>, BindingChange> work) {
    AtomicReference<BindingChange> last = new AtomicReference<>();
    List<Binding> after =
        store.update(
            aor,
            before -> {
              BindingChange change = work.apply(before);
              last.set(change);
              return change.after();
            });
    BindingChange change = Objects.requireNonNull(last.get(), "the store applied the change");
    change.added().forEach(this::remember);
    change.refreshed().forEach(this::remember);
    report(change, after.isEmpty());
    return change;
  }

  /** How many connections there are with endpoints on them; UDP addresses count too. */
  public int flowsWithEndpoints() {
    return flows.size();
  }

  private void remember(Binding binding) {
    SipUri user = binding.endpoint().aor();
    flows.compute(
        binding.flow(), (flow, users) -> users == null ? Set.of(user) : with(users, user));
  }

  /** Most connections are of one user, a gateway's of thousands: only that one needs a table. */
  private static Set<SipUri> with(Set<SipUri> users, SipUri user) {
    if (users.contains(user)) {
      return users;
    }
    Set<SipUri> more = users;
    if (users.size() == 1) {
      more = ConcurrentHashMap.newKeySet();
      more.addAll(users);
    }
    more.add(user);
    return more;
  }

  /** Removals first: a device that starts anew is gone before it is back. */
  private void report(BindingChange change, boolean none) {
    change.pushedOut().forEach(old -> notices.signingOut(old, SignOutReason.ENDPOINT_QUOTA));
    List<Binding> removed = change.removed();
    for (int i = 0; i < removed.size(); i++) {
      Binding gone = removed.get(i);
      boolean last = none && i == removed.size() - 1;
      tell("removed", gone, () -> listener.endpointRemoved(gone, last));
    }
    change.added().forEach(b -> tell("added", b, () -> listener.endpointAdded(b)));
    change.refreshed().forEach(b -> tell("refreshed", b, () -> listener.endpointRefreshed(b)));
  }

  private static void tell(String event, Binding binding, Runnable call) {
    // At each REGISTER, and nothing that the sign-in's own line does not say.
    LOG.log(
        Level.DEBUG,
        "endpoint {0}: {1} epid {2}, flow {3}, Call-ID {4}",
        event,
        binding.endpoint().aor(),
        binding.endpoint().epid().asString(),
        binding.flow(),
        binding.callId());
    try {
      call.run();
    } catch (RuntimeException failure) {
      LOG.log(
          Level.ERROR, "listener of registrations failed, Call-ID " + binding.callId(), failure);
    }
  }

  /**
   * A Communicator client gets its own Contact, a plain one all of the user's (RFC 3261 10.3 step
   * 8).
   */
  private RegisterAnswer answer(
      RegisterAnswer.Action action, RegisterRequest request, List<Binding> bindings, Instant now) {
    List<Binding> listed =
        request.dialect() != ClientDialect.PLAIN
            ? bindings.stream().filter(b -> b.endpoint().equals(request.caller())).toList()
            : List.copyOf(bindings);
    Duration expires =
        listed.stream()
            .filter(b -> b.endpoint().equals(request.caller()))
            .map(b -> Duration.between(now, b.expiresAt()))
            .findFirst()
            .orElse(Duration.ZERO);
    String warning =
        request.onlyTakesAway(limits.get())
            ? ""
            : policies.clientRules(request.to()).of(request.userAgent()).warning();
    return new RegisterAnswer(
        action, request.dialect(), request.keepAlive(), expires, listed, now, warning);
  }
}
