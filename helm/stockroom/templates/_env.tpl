{{- /* The gateway's environment: what the values say, by the names that the gateway knows. */}}
{{- define "stockroom.env" -}}
{{- with .Values.upstream.url }}
- name: STOCKROOM_UPSTREAM_URL
  value: {{ . | quote }}
{{- end }}
{{- if include "stockroom.tenantsSecret" . }}
- name: STOCKROOM_TENANTS_DIR
  value: /etc/stockroom/tenants
{{- end }}
{{- if include "stockroom.tokenKeysSecret" . }}
- name: STOCKROOM_TOKEN_KEY_FILE
  value: /etc/stockroom/token-keys/keys
{{- end }}
{{- if include "stockroom.operatorKeysSecret" . }}
- name: STOCKROOM_ADMIN_KEY_FILE
  value: /etc/stockroom/operator-keys/keys
{{- end }}
{{- if .Values.sandbox.enabled }}
- name: STOCKROOM_SANDBOX_ENABLED
  value: "true"
{{- with .Values.sandbox.latency }}
- name: STOCKROOM_SANDBOX_LATENCY
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- with .Values.forward }}
- name: STOCKROOM_FORWARD
  value: {{ join "," . | quote }}
{{- end }}
- name: STOCKROOM_CACHE_MEMORY_BYTES_MAX
  value: {{ .Values.cache.memoryBytesMax | quote }}
- name: QUARKUS_SHUTDOWN_DELAY
  value: {{ printf "PT%dS" (int .Values.shutdown.delaySeconds) }}
- name: QUARKUS_SHUTDOWN_TIMEOUT
  value: {{ printf "PT%dS" (int .Values.shutdown.timeoutSeconds) }}
{{- if .Values.config }}
- name: QUARKUS_CONFIG_LOCATIONS
  value: /etc/stockroom/config/application.properties
{{- end }}
{{- with .Values.javaOptions }}
- name: JAVA_TOOL_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- include "stockroom.redisEnv" . }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "stockroom.redisEnv" -}}
{{- $redis := .Values.redis }}
{{- if eq $redis.mode "trial" }}
- name: QUARKUS_REDIS_HOSTS
  value: redis://{{ include "stockroom.fullname" . }}-redis:6379
{{- else if ne $redis.mode "none" }}
- name: QUARKUS_REDIS_HOSTS
  value: {{ join "," $redis.hosts | quote }}
- name: QUARKUS_REDIS_CLIENT_TYPE
  value: {{ $redis.mode }}
{{- if eq $redis.mode "sentinel" }}
- name: QUARKUS_REDIS_MASTER_NAME
  value: {{ $redis.masterName | quote }}
- name: QUARKUS_REDIS_ROLE
  value: master
{{- end }}
{{- with $redis.existingSecret }}
- name: QUARKUS_REDIS_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: {{ $redis.passwordKey }}
{{- end }}
{{- if $redis.tls.enabled }}
- name: QUARKUS_REDIS_TLS_ENABLED
  value: "true"
- name: QUARKUS_REDIS_TLS_HOSTNAME_VERIFICATION_ALGORITHM
  value: HTTPS
{{- if $redis.tls.caSecret }}
- name: QUARKUS_REDIS_TLS_TRUST_CERTIFICATE_PEM
  value: "true"
- name: QUARKUS_REDIS_TLS_TRUST_CERTIFICATE_PEM_CERTS
  value: /etc/stockroom/redis-ca/ca.crt
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What is mounted, as name, folder, and the source of the volume. */}}
{{- define "stockroom.mounts" -}}
- name: tmp
  path: /tmp
  source:
    emptyDir:
      sizeLimit: {{ .Values.tmpSizeLimit }}
{{- with include "stockroom.tenantsSecret" . }}
- name: tenants
  path: /etc/stockroom/tenants
  source:
    secret:
      secretName: {{ . }}
      defaultMode: 0440
{{- end }}
{{- with include "stockroom.tokenKeysSecret" . }}
- name: token-keys
  path: /etc/stockroom/token-keys
  source:
    secret:
      secretName: {{ . }}
      defaultMode: 0440
      items:
        - key: {{ $.Values.tokenKeys.key }}
          path: keys
{{- end }}
{{- with include "stockroom.operatorKeysSecret" . }}
- name: operator-keys
  path: /etc/stockroom/operator-keys
  source:
    secret:
      secretName: {{ . }}
      defaultMode: 0440
      items:
        - key: {{ $.Values.operatorKeys.key }}
          path: keys
{{- end }}
{{- if and .Values.redis.tls.enabled .Values.redis.tls.caSecret }}
- name: redis-ca
  path: /etc/stockroom/redis-ca
  source:
    secret:
      secretName: {{ .Values.redis.tls.caSecret }}
      defaultMode: 0440
      items:
        - key: {{ .Values.redis.tls.caKey }}
          path: ca.crt
{{- end }}
{{- if .Values.config }}
- name: config
  path: /etc/stockroom/config
  source:
    configMap:
      name: {{ include "stockroom.fullname" . }}
{{- end }}
{{- end }}
