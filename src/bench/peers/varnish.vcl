vcl 4.1;
import std;
import bodyaccess;

backend storm { .host = "UPSTREAM_HOST"; .port = "UPSTREAM_PORT"; }

sub vcl_recv {
    set req.http.X-Method = req.method;
    if (req.url ~ "(?i)/price$") { return (pass); }
    if (!std.cache_req_body(64KB)) { return (synth(413)); }
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.Authorization);
    hash_data(req.http.X-Method);
    bodyaccess.hash_req_body();
}

sub vcl_backend_fetch {
    set bereq.method = bereq.http.X-Method;
    unset bereq.http.X-Method;
    set bereq.http.Authorization = "Basic UPSTREAM_LOGIN";
}

sub vcl_backend_response {
    if (beresp.status == 200) { set beresp.ttl = CACHE_FRESH; set beresp.grace = CACHE_FRESH; }
}
