# Build: docker build -t basiqadmin .
# Run:   docker run --read-only --tmpfs /tmp -v basiqadmin:/data -p 8080:8080 -e Basiq__ApiKey=... basiqadmin
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/BasiqAdmin -c Release -o /app -p:RunAnalyzers=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN install -d -o app -g app /data
WORKDIR /app
COPY --from=build /app .
ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    Storage__ConnectionString="Data Source=/data/basiqadmin.db"
VOLUME /data
EXPOSE 8080
USER app
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["dotnet", "BasiqAdmin.dll", "check-health"]
ENTRYPOINT ["dotnet", "BasiqAdmin.dll"]
