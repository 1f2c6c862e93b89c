insert into policy_settings values ('global', '', 'presencePolicyV2.EnablePrivacyMode', 'true');
insert into policy_settings values ('user', 'ann@litwareinc.com', 'meetingPolicy.MeetingSize', '50');
insert into client_error_report (owner, received_at, target, call_id, method, status, diagnostics) values ('ann@litwareinc.com', timestamp with time zone '2026-01-02 03:04:05.123456+00', 't', 'c', 'INVITE', '488', 'd');
update directory_text set text = '(425) 555-0100' where attribute = 'telephoneNumber' and aor = 'ann@litwareinc.com';
