FROM mcr.microsoft.com/dotnet/runtime:8.0-nanoserver-ltsc2022
WORKDIR C:\\app
COPY bin .
USER ContainerUser
CMD ["service.exe", "start"]
