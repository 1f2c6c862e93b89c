package org.confab.core.conferencing;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.c3p.C3pCommand;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Serves the scheduling commands of C3P ([MS-CONFPRO] 3.2): organizers add, read, change and delete
 * their conferences. Each command is a class of its own, found through {@link C3pCommand}.
 */
public final class FocusFactory {
  /** Characters of a key that is made here: some 80 bits. */
  private static final int KEY_LENGTH = 16;

  private final UserDirectory directory;
  private final Map<C3pCommand, FactoryCommand> commands = new EnumMap<>(C3pCommand.class);

  /**
   * Assembles the factory.
   *
   * @param focus told of changed and deleted conferences
   * @param ids makes the id of a conference for which the client proposes none
   */
  public FocusFactory(ConferencingPorts ports, Focus focus, Supplier<ConferenceId> ids) {
    this.directory = ports.directory();
    ConferenceStore store = ports.records();
    ConferenceRecords records = new ConferenceRecords(store, ports.clock());
    ProposalReader proposals = new ProposalReader(ports, () -> newKey(ids));
    RecordDocuments documents = new RecordDocuments(ports);
    McuTypesCommand types = new McuTypesCommand(ports);
    commands.put(C3pCommand.GET_AVAILABLE_MCU_TYPES, types);
    commands.put(C3pCommand.GET_CONFERENCING_CAPABILITIES, types);
    commands.put(C3pCommand.GET_ENCRYPTION_KEY, new GetEncryptionKey(ports.key()));
    commands.put(C3pCommand.ADD_CONFERENCE, new AddConference(ports, focus, proposals, ids));
    commands.put(
        C3pCommand.GET_CONFERENCE,
        new GetConference(records, documents, new KeyDelivery(ports.key())));
    commands.put(C3pCommand.GET_CONFERENCES, new GetConferences(store, documents, ports.clock()));
    commands.put(
        C3pCommand.MODIFY_CONFERENCE, new ModifyConference(ports, proposals, focus::modified));
    commands.put(C3pCommand.DELETE_CONFERENCE, new DeleteConference(records, store, focus));
  }

  /** A conference key that nobody has chosen. */
  static String newKey(Supplier<ConferenceId> ids) {
    return ids.get().asString().substring(0, KEY_LENGTH);
  }

  /**
   * Answers a SERVICE to a Focus Factory; a command that fails is answered too.
   *
   * @param caller address of record of the authenticated sender
   * @param target the Request-URI, {@code sip:ORGANIZER;gruu;opaque=app:conf:focusfactory}
   * @throws Refused if the caller is not the organizer, or the request is no C3P
   */
  public Body service(SipUri caller, SipUri target, Body body) {
    if (!ConferenceUri.isFactory(target) || directory.find(target).isEmpty()) {
      throw new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, target.asString());
    }
    C3pRequest request = C3pAnswers.read(caller, target, body);
    if (!target.aor().equals(caller.aor())) {
      throw new Refused(403, Diagnostic.C3P_BAD_FROM, "only the organizer may");
    }
    SipUri organizer = SipUri.of(request.from().user(), request.from().host());
    return C3pAnswers.body(
        C3pAnswers.answer(request, () -> command(request).run(organizer, request.command())));
  }

  private FactoryCommand command(C3pRequest request) {
    return C3pCommand.find(request.command().name())
        .filter(row -> row.comesBy(C3pCommand.Channel.FACTORY))
        .flatMap(row -> Optional.ofNullable(commands.get(row)))
        .orElseThrow(() -> new CommandFailed(C3pReason.NOT_SUPPORTED, request.command().name()));
  }
}
