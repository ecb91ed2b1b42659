{{- define "stockroom.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" }}
{{- end }}

{{- define "stockroom.fullname" -}}
{{- $name := include "stockroom.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "stockroom.metadata" -}}
name: {{ include "stockroom.fullname" .root }}{{ with .suffix }}-{{ . }}{{ end }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "stockroom.labels" .root | nindent 2 }}
  {{- with .labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .annotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "stockroom.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/name: {{ include "stockroom.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "stockroom.selector" -}}
app.kubernetes.io/name: {{ include "stockroom.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: gateway
{{- end }}

{{- define "stockroom.redisSelector" -}}
app.kubernetes.io/name: {{ include "stockroom.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: trial-redis
{{- end }}

{{- define "stockroom.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "stockroom.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "stockroom.image" -}}
{{- if .Values.image.digest }}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else }}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) }}
{{- end }}
{{- end }}

{{- /* The Secret that holds something: the one that is there, or the one that External Secrets makes; else nothing. */}}
{{- define "stockroom.secret" -}}
{{- if .from.existingSecret }}
{{- .from.existingSecret }}
{{- else if and .root.Values.externalSecrets.enabled .from.remoteKey }}
{{- printf "%s-%s" (include "stockroom.fullname" .root) .suffix }}
{{- end }}
{{- end }}

{{- define "stockroom.tenantsSecret" -}}
{{- include "stockroom.secret" (dict "root" . "from" .Values.tenants "suffix" "tenants") }}
{{- end }}

{{- define "stockroom.tokenKeysSecret" -}}
{{- include "stockroom.secret" (dict "root" . "from" .Values.tokenKeys "suffix" "token-keys") }}
{{- end }}

{{- define "stockroom.operatorKeysSecret" -}}
{{- include "stockroom.secret" (dict "root" . "from" .Values.operatorKeys "suffix" "operator-keys") }}
{{- end }}

{{- /* What can not work is refused before it is installed, with what to change. */}}
{{- define "stockroom.check" -}}
{{- if not (or .Values.sandbox.enabled (include "stockroom.tenantsSecret" .)) }}
{{- fail "Nobody could call: set tenants.existingSecret to a Secret of tenants' files (or tenants.remoteKey with externalSecrets.enabled), or try the gateway with sandbox.enabled=true" }}
{{- end }}
{{- if and (has .Values.redis.mode (list "standalone" "sentinel" "cluster")) (not .Values.redis.hosts) }}
{{- fail (printf "redis.mode is %s: set redis.hosts" .Values.redis.mode) }}
{{- end }}
{{- if and .Values.redis.hosts (has .Values.redis.mode (list "none" "trial")) }}
{{- fail (printf "redis.hosts is set: set redis.mode to standalone, sentinel or cluster; it is %s" .Values.redis.mode) }}
{{- end }}
{{- if and (eq .Values.redis.mode "standalone") (gt (len .Values.redis.hosts) 1) }}
{{- fail "redis.mode is standalone and redis.hosts has several: set redis.mode to sentinel or cluster" }}
{{- end }}
{{- if and .Values.externalSecrets.enabled (not .Values.externalSecrets.secretStoreRef.name) }}
{{- fail "externalSecrets.enabled needs externalSecrets.secretStoreRef.name" }}
{{- end }}
{{- if le (int .Values.terminationGracePeriodSeconds) (add .Values.shutdown.delaySeconds .Values.shutdown.timeoutSeconds | int) }}
{{- fail "terminationGracePeriodSeconds must exceed shutdown.delaySeconds and shutdown.timeoutSeconds together, or calls under way are cut off" }}
{{- end }}
{{- if and .Values.httpRoute.enabled (not .Values.httpRoute.parentRefs) }}
{{- fail "httpRoute.enabled needs httpRoute.parentRefs: the gateways that take the route" }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.ingress.hosts) }}
{{- fail "ingress.enabled needs ingress.hosts" }}
{{- end }}
{{- if and .Values.autoscaling.enabled (not .Values.autoscaling.targetCPUUtilizationPercentage) (not .Values.autoscaling.inFlightCalls.enabled) }}
{{- fail "autoscaling.enabled needs targetCPUUtilizationPercentage or inFlightCalls.enabled" }}
{{- end }}
{{- end }}
