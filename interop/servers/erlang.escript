%% A TLS server with Erlang's ssl application:
%% escript erlang.escript <address> <port> <version> <client authentication> [<group>]
%% Takes its files from the working directory and hangs up after each handshake.

main([Address, Port, Version, ClientAuthentication | Groups]) ->
    {ok, _} = application:ensure_all_started(ssl),
    {ok, Ip} = inet:parse_address(Address),
    Options = [
        binary,
        {ip, Ip},
        {active, false},
        {reuseaddr, true},
        {log_level, error},
        {versions, [version(Version)]},
        {ciphers, ssl:cipher_suites(all, version(Version))},
        {cert, certificates("server.crt")},
        {key, key("server.key")}
        | groups(Groups) ++ verification(ClientAuthentication)
    ],
    {ok, Listener} = ssl:listen(list_to_integer(Port), Options),
    serve(Listener).

serve(Listener) ->
    {ok, Connection} = ssl:transport_accept(Listener),
    case ssl:handshake(Connection, 5000) of
        {ok, Secured} -> ssl:close(Secured);
        {error, Reason} -> io:format(standard_error, "~p~n", [Reason])
    end,
    serve(Listener).

version("TLS 1.0") -> tlsv1;
version("TLS 1.1") -> 'tlsv1.1';
version("TLS 1.2") -> 'tlsv1.2';
version("TLS 1.3") -> 'tlsv1.3'.

groups([]) -> [];
groups(Groups) -> [{supported_groups, [list_to_atom(Group) || Group <- Groups]}].

verification("none") ->
    [];
verification(ClientAuthentication) ->
    [
        {verify, verify_peer},
        {fail_if_no_peer_cert, ClientAuthentication =:= "required"},
        {cacerts, certificates("authorities.crt")}
    ].

certificates(File) ->
    [Der || {'Certificate', Der, not_encrypted} <- entries(File)].

key(File) ->
    [{Type, Der, not_encrypted}] = entries(File),
    {Type, Der}.

entries(File) ->
    {ok, Pem} = file:read_file(File),
    public_key:pem_decode(Pem).
